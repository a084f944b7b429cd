package io.servegen.jobs.plan;

import io.servegen.jobs.plan.ProfilePart.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads the rows of a profile's table between two times, a task's part of it, into one row object
 * that is used again for every row. Files, row groups and pages outside the times are skipped.
 */
final class ProfileTable {
  private final Configuration configuration;
  private final List<TableFile> files;
  private final LongColumn time;

  ProfileTable(Configuration configuration, List<TableFile> files, String timeColumn) {
    this.configuration = configuration;
    this.files = files;
    this.time = FilterApi.longColumn(timeColumn);
  }

  /** A row that knows how to take its columns. */
  interface ReusedRow {
    /** By column, what takes its values; only these columns are read. */
    Map<String, Converter> converters();

    /** Forgets the row before. */
    void clear();
  }

  /** Gives every row from one time to another, in the table's order. */
  <R extends ReusedRow> void read(R row, long fromMicros, long toMicros, Consumer<R> target) {
    FilterCompat.Filter between =
        FilterCompat.get(
            FilterApi.and(FilterApi.gtEq(time, fromMicros), FilterApi.lt(time, toMicros)));
    for (TableFile file : files) {
      if (file.overlaps(fromMicros, toMicros)) {
        try (ParquetReader<R> reader =
            ParquetReader.builder(new Rows<>(row), new Path(URI.create(file.path())))
                .withConf(configuration)
                .withFilter(between)
                .build()) {
          for (R next = reader.read(); next != null; next = reader.read()) {
            target.accept(next);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static final class Rows<R extends ReusedRow> extends ReadSupport<R> {
    private final R row;

    Rows(R row) {
      this.row = row;
    }

    @Override
    public ReadContext init(InitContext context) {
      MessageType all = context.getFileSchema();
      List<Type> wanted =
          all.getFields().stream()
              .filter(field -> row.converters().containsKey(field.getName()))
              .toList();
      return new ReadContext(new MessageType(all.getName(), wanted));
    }

    @Override
    public RecordMaterializer<R> prepareForRead(
        Configuration ignored,
        Map<String, String> metadata,
        MessageType schema,
        ReadContext context) {
      Converter[] converters =
          context.getRequestedSchema().getFields().stream()
              .map(field -> row.converters().get(field.getName()))
              .toArray(Converter[]::new);
      GroupConverter root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return converters[field];
            }

            @Override
            public void start() {
              row.clear();
            }

            @Override
            public void end() {}
          };
      return new RecordMaterializer<>() {
        @Override
        public R getCurrentRecord() {
          return row;
        }

        @Override
        public GroupConverter getRootConverter() {
          return root;
        }
      };
    }
  }
}
