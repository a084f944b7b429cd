package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import org.apache.spark.unsafe.types.UTF8String;

/** {@code ok} or {@code failed}, or whether it is ok. */
final class Statuses implements Conversion {
  private static final long serialVersionUID = 1L;

  @Override
  public UTF8String convert(Object value) throws Rejection {
    String text =
        value instanceof Boolean ok
            ? (ok ? Requests.STATUS_OK : Requests.STATUS_FAILED)
            : value.toString();
    if (!text.equals(Requests.STATUS_OK) && !text.equals(Requests.STATUS_FAILED)) {
      throw new Rejection(RejectReason.NOT_A_STATUS, Column.STATUS);
    }
    return UTF8String.fromString(text);
  }
}
