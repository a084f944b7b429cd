package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;

/**
 * Values of the drawn fields as whole numbers: tokens and counts as they are, shares in millionths.
 * The tokens that a share gives back are those that it came from, up to outputs of half a million.
 */
public final class LengthCode {
  private static final double SHARE_UNITS = 1e6;

  private LengthCode() {}

  /** The value behind a code. */
  public static double valueOf(LengthField field, double code) {
    return field.isWhole() ? code : code / SHARE_UNITS;
  }

  /** The code of the share that {@code part} is of {@code whole}, at least 0 and at most 1. */
  static long ofShare(long part, long whole) {
    return Math.round(SHARE_UNITS * Math.min(1, Math.max(0, part / (double) whole)));
  }
}
