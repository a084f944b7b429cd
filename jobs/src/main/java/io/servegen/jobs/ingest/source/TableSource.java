package io.servegen.jobs.ingest.source;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.UserSql;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a table, or of files that Spark reads as one. Only the fields that the format names
 * are read.
 */
final class TableSource implements RecordSource {
  private static final String TABLE = "table:";
  private static final String FILE = "__file";
  private static final String ROW = "__row";

  private final Dataset<Row> table;
  private final Dataset<Row> rows;
  private final StructType schema;
  private final boolean isFiles;

  /**
   * @param table all fields
   * @param isFiles whether it is files, and not a table that Spark knows
   */
  private TableSource(LogFormat format, Dataset<Row> table, boolean isFiles) {
    this.table = table;
    this.schema = namedFields(format, table.schema());
    this.isFiles = isFiles;
    Column[] fields =
        Arrays.stream(schema.fieldNames())
            .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
            .toArray(Column[]::new);
    boolean rowIndex = isFiles && format.reader().equals("parquet");
    this.rows = table.select(withPlace(table, fields, rowIndex, isFiles));
  }

  /** Whether an input names a table. */
  static boolean isTable(String input) {
    return input.startsWith(TABLE);
  }

  static TableSource of(SparkRun spark, LogFormat format, List<String> inputs) {
    boolean table = inputs.stream().anyMatch(TableSource::isTable);
    return new TableSource(
        format, table ? table(spark, inputs) : files(spark, format, inputs), !table);
  }

  @Override
  public RecordSource narrowed(LogFormat format) {
    return new TableSource(format, table, isFiles);
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public <T> JavaRDD<T> map(int slots, Task<T> task) {
    StructType fields = schema;
    return rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(mine -> task.run(new TableRecords(mine, fields, slots)));
  }

  @Override
  public Records open(int slots) {
    Iterator<InternalRow> first =
        CollectionConverters.asJava(rows.queryExecution().executedPlan().executeToIterator());
    return new TableRecords(first, schema, slots);
  }

  private static Dataset<Row> table(SparkRun spark, List<String> inputs) {
    if (inputs.size() > 1) {
      throw UserException.usage(
          "--input names a table and more", "a table is read alone", "ingest them one by one");
    }
    String name = inputs.get(0).substring(TABLE.length());
    try {
      return spark.session().table(name);
    } catch (Exception e) {
      throw UserException.data(
              "--input: there is no table " + name,
              UserSql.firstLine(e),
              "check the name, and that its catalog is set up by --conf spark.sql.catalog....")
          .causedBy(e);
    }
  }

  private static Dataset<Row> files(SparkRun spark, LogFormat format, List<String> inputs) {
    InputFiles.find(spark.storage(), inputs);
    try {
      return spark
          .session()
          .read()
          .format(format.reader())
          .options(format.options())
          .load(inputs.stream().map(input -> pattern(spark, input)).toArray(String[]::new));
    } catch (Exception e) {
      throw UserException.data(
              "--input cannot be read as " + format.reader(),
              UserSql.firstLine(e),
              "check that the files are what " + format.where() + " says they are")
          .causedBy(e);
    }
  }

  /** As in {@link InputFiles}: what is there by that very name is no glob. */
  private static String pattern(SparkRun spark, String input) {
    return spark.storage().exists(input) ? Storage.literal(input) : input;
  }

  /** The fields that expressions name; all, if they name one that is not there, for the message. */
  private static StructType namedFields(LogFormat format, StructType all) {
    Set<String> named = new HashSet<>();
    format
        .expressions()
        .forEach(
            sql ->
                UserSql.names(sql.where(), sql.sql())
                    .forEach(name -> named.add(name.get(0).toLowerCase(Locale.ROOT))));
    // A name that the format gives itself means that, whatever the table has.
    named.removeAll(format.ownNames());
    StructType used = new StructType();
    for (org.apache.spark.sql.types.StructField field : all.fields()) {
      if (named.remove(field.name().toLowerCase(Locale.ROOT))) {
        used = used.add(field);
      }
    }
    return named.isEmpty() ? used : all;
  }

  /** The fields, and where a row stands as far as the source tells. */
  private static Column[] withPlace(
      Dataset<Row> rows, Column[] fields, boolean rowIndex, boolean files) {
    Column[] all = Arrays.copyOf(fields, fields.length + 2);
    Column none = functions.lit(null);
    boolean metadata = files && hasMetadata(rows);
    all[fields.length] =
        (metadata ? functions.col("_metadata.file_path") : none.cast("string")).as(FILE);
    all[fields.length + 1] =
        (metadata && rowIndex ? functions.col("_metadata.row_index") : none.cast("bigint")).as(ROW);
    return all;
  }

  private static boolean hasMetadata(Dataset<Row> rows) {
    try {
      rows.select("_metadata.file_path");
      return true;
    } catch (Exception e) {
      // Not every source of files has it.
      return false;
    }
  }

  /** Rows as records; their strings are copied, for Spark uses a row again for the next. */
  private static final class TableRecords implements Records {
    private final Iterator<InternalRow> rows;
    private final StructType fields;
    private final int slots;
    private final SourceRecord record = new SourceRecord();

    TableRecords(Iterator<InternalRow> rows, StructType fields, int slots) {
      this.rows = rows;
      this.fields = fields;
      this.slots = slots;
    }

    @Override
    public @Nullable SourceRecord next() {
      if (!rows.hasNext()) {
        return null;
      }
      InternalRow row = rows.next().copy();
      @Nullable Object[] values = new Object[slots];
      int size = fields.size();
      for (int i = 0; i < size; i++) {
        values[i] = row.isNullAt(i) ? null : row.get(i, fields.fields()[i].dataType());
      }
      UTF8String file = row.isNullAt(size) ? null : row.getUTF8String(size);
      record.place(values, file, row.isNullAt(size + 1) ? -1 : row.getLong(size + 1));
      return record;
    }

    @Override
    public void close() {}
  }
}
