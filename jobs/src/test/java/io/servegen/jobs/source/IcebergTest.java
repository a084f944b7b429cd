package io.servegen.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trace goes into an Iceberg table, with the ordinary runtime jar, and requests come from one.
 */
class IcebergTest extends SparkTest {
  @TempDir static Path folder;

  @Test
  void aTraceGoesIntoAnIcebergTableAndIsIngestedFromIt() {
    Path profiles = folder.resolve("profiles");
    succeed(
        "import", "--input", SharedData.path("servegen/reason/deepseek-r1"), "--output", profiles);
    SparkSession session = spark().session();
    session.sql(
        "CREATE TEMPORARY VIEW generated USING servegen OPTIONS (profiles '"
            + profiles
            + "', duration '1h', rate 'x0.1')");
    session.sql("CREATE OR REPLACE TABLE lake.db.trace USING iceberg AS SELECT * FROM generated");
    String sums = "SELECT count(*), sum(request_id), sum(reasoning_tokens) FROM ";
    Row generated = session.sql(sums + "generated").head();
    Row stored = session.sql(sums + "lake.db.trace").head();
    assertThat(stored).isEqualTo(generated);
    assertThat(stored.getLong(0)).isGreaterThan(1000);

    Path requests = folder.resolve("requests");
    succeed(
        "ingest", "--input", "table:lake.db.trace", "--format", "requests", "--output", requests);
    String read = "SELECT count(*), sum(input_tokens), sum(reasoning_tokens) FROM ";
    assertThat(session.sql(read + "parquet.`" + requests + "`").head())
        .isEqualTo(session.sql(read + "lake.db.trace").head());
  }
}
