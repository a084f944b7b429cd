package io.servegen.common.random;

import io.servegen.common.length.LengthField;

/**
 * What the numbers of a stream are for. Each purpose has a stream of its own, so that drawing more
 * of one thing changes nothing else. The code stands in the stream's key: never change one.
 */
public enum Purpose {
  /** How many requests a client sends in a window, and how its circle of gaps is turned. */
  COUNT(0),
  /** The gaps between a client's requests. */
  ARRIVALS(1),
  /** Which whole request is resampled. */
  RESAMPLE(2),
  /** By how much a copy of a client is shifted in time. */
  COPY_SHIFT(3),
  /** Which clients are copied once more than the others. */
  COPY_CHOICE(4),
  INPUT_TOKENS(16),
  OUTPUT_TOKENS(17),
  REASONING_SHARE(18),
  TEXT_TOKENS(19),
  IMAGE_COUNT(20),
  IMAGE_TOKENS(21),
  AUDIO_COUNT(22),
  AUDIO_TOKENS(23),
  VIDEO_COUNT(24),
  VIDEO_TOKENS(25);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The purpose of drawing this field. */
  public static Purpose of(LengthField field) {
    return valueOf(field.name());
  }
}
