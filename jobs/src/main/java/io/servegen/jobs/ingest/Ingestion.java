package io.servegen.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.mapping.KeyMapper;
import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Mapping;
import io.servegen.jobs.ingest.mapping.RecordMapper;
import io.servegen.jobs.ingest.source.RecordSource;
import io.servegen.jobs.ingest.store.DirectRows;
import io.servegen.jobs.ingest.store.Duplicates;
import io.servegen.jobs.ingest.store.RestOfRows;
import io.servegen.jobs.ingest.store.Suspects;
import io.servegen.jobs.ingest.store.Tally;
import io.servegen.jobs.ingest.store.Target;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.sketch.BloomFilter;
import org.jspecify.annotations.Nullable;

/** The records of a source, read, mapped and written. */
final class Ingestion {
  private static final StructType ID =
      new StructType().add(Requests.SCHEMA.apply(Column.REQUEST_ID));

  private final SparkRun spark;
  private final PrintWriter progress;
  private final RecordSource source;
  private final LogFormat format;
  private final Mapping mapping;

  Ingestion(
      SparkRun spark,
      PrintWriter progress,
      RecordSource source,
      LogFormat format,
      Mapping mapping) {
    this.spark = spark;
    this.progress = progress;
    this.source = source;
    this.format = format;
    this.mapping = mapping;
  }

  /** Writes all requests. */
  Tally keepingDuplicates(Target target) {
    return write(target, null, null);
  }

  /**
   * Writes each request once.
   *
   * @param appends whether those that the table has on the same days are left out too
   */
  Tally droppingDuplicates(Target target, boolean appends) {
    if (!mapping.maps(Column.REQUEST_ID)) {
      return keepingDuplicates(target);
    }
    Suspects suspects = suspects(target, appends);
    return write(target, suspects.filter(), suspects.stored());
  }

  private Tally write(
      Target target, @Nullable BloomFilter suspects, @Nullable Dataset<Row> stored) {
    LongAccumulator read = spark.context().sc().longAccumulator("records read");
    Broadcast<BloomFilter> filter = suspects == null ? null : spark.context().broadcast(suspects);
    Mapping of = mapping;
    try (Progress shown = Progress.start(spark, progress, "ingest", read::value)) {
      Dataset<Row> rest =
          rows(
              source.map(
                  of.slots(),
                  records ->
                      new DirectRows(
                          new TaskRows(records, new RecordMapper(of)::map, read),
                          target,
                          filter == null ? null : filter.value())),
              MappedRow.SCHEMA);
      return RestOfRows.write(
          filter == null || stored == null ? rest : Duplicates.mark(rest, stored), target);
    }
  }

  private Suspects suspects(Target target, boolean appends) {
    Set<String> columns =
        appends ? Set.of(Column.REQUEST_ID, Column.ARRIVAL) : Set.of(Column.REQUEST_ID);
    LogFormat ids = format.keeping(columns);
    RecordSource narrow = source.narrowed(ids);
    Mapping of = Mapping.resolve(spark.session(), ids, narrow.schema(), mapping.settings());
    LongAccumulator read = spark.context().sc().longAccumulator("ids read");
    try (Progress shown = Progress.start(spark, progress, "look for duplicates", read::value)) {
      Dataset<Row> keys =
          rows(
              narrow.map(
                  of.slots(), records -> new TaskRows(records, new KeyMapper(of)::map, read)),
              KeyMapper.SCHEMA);
      if (!appends) {
        return Suspects.find(keys, spark.session().createDataFrame(List.of(), ID));
      }
      Dataset<Row> kept = keys.persist(StorageLevel.DISK_ONLY());
      try {
        return Suspects.find(kept, stored(target, kept));
      } finally {
        kept.unpersist();
      }
    }
  }

  /** The ids that the table has on the days of the keys. */
  private Dataset<Row> stored(Target target, Dataset<Row> keys) {
    Object[] days =
        keys.select(date_from_unix_date(col(KeyMapper.DAY))).distinct().collectAsList().stream()
            .map(row -> row.get(0))
            .toArray();
    return spark
        .session()
        .read()
        .schema(ID.add(Column.DAY, DataTypes.DateType))
        .parquet(Storage.literal(target.folder()))
        .where(col(Column.DAY).isin(days))
        .select(Column.REQUEST_ID);
  }

  private Dataset<Row> rows(JavaRDD<InternalRow> rows, StructType schema) {
    SparkSession session = spark.session();
    return session.baseRelationToDataFrame(new InternalRows(session, rows, schema));
  }
}
