package io.servegen.jobs.ingest.source;

import java.util.Locale;

/** Why a record is not a request. */
public enum RejectReason {
  /** It is not of the form that the reader reads: not one JSON object, not the header's columns. */
  MALFORMED,
  /** Its bytes are not text in UTF-8. */
  NOT_UTF8,
  /** It names a field twice, and so says two things. */
  REPEATED_FIELD,
  /** A field holds an object or a list where a plain value belongs, or the other way round. */
  WRONG_TYPE,
  /** The rest of a compressed file cannot be read. */
  UNREADABLE_FILE,
  /** The format's expression threw on it. */
  EXPRESSION_FAILED,
  /** It has no value where one is needed. */
  MISSING,
  NOT_A_TIME,
  /** Before 1970 or after 2199. */
  TIME_OUT_OF_RANGE,
  /** Outside the days that are to be replaced. */
  OUTSIDE_DAYS,
  NOT_A_NUMBER,
  NOT_WHOLE,
  NEGATIVE,
  /** More tokens than {@code --max-tokens}. */
  TOO_LARGE,
  /** Neither {@code ok} nor {@code failed}, nor true or false. */
  NOT_A_STATUS,
  /** It counts more of a part than of the whole, such as reasoning in the output. */
  PART_EXCEEDS_WHOLE;

  /** The name in the rejects and in the manifest. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
