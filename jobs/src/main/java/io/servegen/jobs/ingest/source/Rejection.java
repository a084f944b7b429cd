package io.servegen.jobs.ingest.source;

import org.jspecify.annotations.Nullable;

/**
 * A record is not a request. Thrown for single records, and so without a stack trace; it never
 * holds any of the record's text.
 */
public final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final @Nullable String column;

  /**
   * @param column the field or column that it failed at, or null where the whole record is wrong
   */
  public Rejection(RejectReason reason, @Nullable String column) {
    super(reason.key(), null, false, false);
    this.reason = reason;
    this.column = column;
  }

  public RejectReason reason() {
    return reason;
  }

  /** The field or column that it failed at, or null where the whole record is wrong. */
  public @Nullable String column() {
    return column;
  }
}
