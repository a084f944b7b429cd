package io.servegen.common.length;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A quantity that is drawn for a request. All are whole numbers but {@link #REASONING_SHARE}. A
 * client has either {@link #INPUT_TOKENS} or {@link #TEXT_TOKENS} with the counts and sizes of its
 * items; in the second case the input is the text and all the items.
 */
public enum LengthField {
  /** Tokens of the whole prompt. */
  INPUT_TOKENS,
  /** Tokens of the whole output, reasoning included. */
  OUTPUT_TOKENS,
  /** The part of the output that is reasoning, in [0, 1]. */
  REASONING_SHARE,
  /** Tokens of the text part of a multimodal prompt. */
  TEXT_TOKENS,
  /** Images in a request. */
  IMAGE_COUNT,
  /** Tokens of one image. */
  IMAGE_TOKENS,
  /** Audio clips in a request. */
  AUDIO_COUNT,
  /** Tokens of one audio clip. */
  AUDIO_TOKENS,
  /** Videos in a request. */
  VIDEO_COUNT,
  /** Tokens of one video. */
  VIDEO_TOKENS;

  /** The name in tables: {@code input_tokens} and so on. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the values are whole numbers. */
  public boolean isWhole() {
    return this != REASONING_SHARE;
  }

  /** The field of that {@link #key()}. */
  public static Optional<LengthField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }
}
