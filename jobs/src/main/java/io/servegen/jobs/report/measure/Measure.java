package io.servegen.jobs.report.measure;

import java.util.Locale;

/** A whole number that a request, or an item in it, has. Shares are in thousandths. */
public enum Measure {
  /** Tokens of the whole prompt. */
  INPUT,
  /** Tokens of the whole output. */
  OUTPUT,
  /** Tokens of the reasoning. */
  REASON,
  /** Tokens of the output after the reasoning. */
  ANSWER,
  /** The part of the output that is reasoning. */
  REASON_SHARE,
  /** Tokens of the text beside images, audio or video. */
  TEXT,
  /** Tokens of all items of a prompt. */
  MODAL,
  /** The part of a prompt that is not text. */
  MODAL_SHARE,
  /** Images in a prompt. */
  IMAGES,
  /** Tokens of an image. */
  IMAGE_SIZE,
  /** Audio clips in a prompt. */
  AUDIOS,
  /** Tokens of an audio clip. */
  AUDIO_SIZE,
  /** Videos in a prompt. */
  VIDEOS,
  /** Tokens of a video. */
  VIDEO_SIZE;

  /** What a share of one is counted as. */
  public static final int WHOLE_SHARE = 1000;

  /** How many there are. */
  public static final int COUNT = values().length;

  /** The name as part of an id. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
