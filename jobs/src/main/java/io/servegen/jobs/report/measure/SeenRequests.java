package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import io.servegen.jobs.window.RequestCode;
import io.servegen.jobs.window.RequestColumns;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Requests as a scope's clock shows them.
 *
 * @param scope the scope
 */
record SeenRequests(Scope scope) implements RequestCode {
  @Override
  public Writer start() {
    return new Writer() {
      @Override
      public long arrivalOf(InternalRow request) {
        return scope.seen(request.getLong(RequestColumns.ARRIVAL));
      }

      @Override
      public void write(InternalRow request, CodedNumbers coded) {
        RequestReading.write(request, coded);
      }
    };
  }
}
