package io.servegen.jobs.source;

import io.servegen.jobs.plan.TraceSettings;
import io.servegen.jobs.table.Trace;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A trace that is made as it is read: {@code spark.read().format("servegen").option("profiles",
 * …).option("duration", "14d").load()}. Its options are those of the command {@code generate}
 * without their dashes; an underscore will do for a hyphen, and a comma stands between several
 * values. Profiles can also be given as paths, {@code .load("a", "b")}, commas in them and all.
 */
public final class ServegenSource implements TableProvider, DataSourceRegister {
  /** The name for {@code format()} and {@code USING}. */
  public static final String NAME = "servegen";

  @Override
  public String shortName() {
    return NAME;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return Trace.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    TraceSettings settings = SourceOptions.settings(properties);
    return new TraceTable(settings);
  }
}
