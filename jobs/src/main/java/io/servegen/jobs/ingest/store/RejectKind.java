package io.servegen.jobs.ingest.store;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Records that were rejected alike.
 *
 * @param column the column or field, or empty where the whole record is wrong
 */
public record RejectKind(String reason, String column)
    implements Serializable, Comparable<RejectKind> {
  private static final Comparator<RejectKind> ORDER =
      Comparator.comparing(RejectKind::reason).thenComparing(RejectKind::column);

  @Override
  public int compareTo(RejectKind other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code negative (output_tokens)}. */
  @Override
  public String toString() {
    return column.isEmpty() ? reason : reason + " (" + column + ")";
  }
}
