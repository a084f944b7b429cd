package io.servegen.jobs.source;

import io.servegen.jobs.plan.TraceSettings;
import io.servegen.jobs.table.Trace;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A trace as a table; it is planned once, when the first scan needs it. */
final class TraceTable implements Table, SupportsRead {
  private final PlannedTrace trace;

  TraceTable(TraceSettings settings) {
    this.trace = new PlannedTrace(settings);
  }

  @Override
  public String name() {
    return "a trace of " + String.join(", ", trace.settings().profiles());
  }

  @Override
  @SuppressWarnings("deprecation") // columns() builds on it, and it is what Spark 4.0 calls.
  public StructType schema() {
    return Trace.SCHEMA;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new TraceScanBuilder(trace);
  }
}
