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
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads the rows of a profile's table between two times, a task's part of it, into one row object
 * that is used again for every row. Files, row groups and pages outside the times are skipped.
 *
 * <p>It goes from Parquet's columns to the row, without Parquet's assembly of records, which takes
 * several times as long: a task of a pool of 100,000 clients reads millions of rows.
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

    /** Its time, in microseconds since 1970-01-01 00:00 UTC. */
    long time();

    /** Forgets the row before. */
    void clear();
  }

  /** Gives every row from one time to another, in the table's order. */
  <R extends ReusedRow> void read(R row, long fromMicros, long toMicros, Consumer<R> target) {
    for (TableFile file : files) {
      if (file.overlaps(fromMicros, toMicros)) {
        try (ParquetFileReader reader = open(file, fromMicros, toMicros)) {
          FileMetaData metadata = reader.getFooter().getFileMetaData();
          MessageType schema = wanted(metadata.getSchema(), row);
          reader.setRequestedSchema(schema);
          for (PageReadStore pages = reader.readNextFilteredRowGroup();
              pages != null;
              pages = reader.readNextFilteredRowGroup()) {
            Columns columns = new Columns(pages, schema, metadata.getCreatedBy(), row);
            for (long left = pages.getRowCount(); left > 0; left--) {
              columns.next(row);
              if (row.time() >= fromMicros && row.time() < toMicros) {
                target.accept(row);
              }
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private ParquetFileReader open(TableFile file, long fromMicros, long toMicros)
      throws IOException {
    Path path = new Path(URI.create(file.path()));
    FilterCompat.Filter between =
        FilterCompat.get(
            FilterApi.and(FilterApi.gtEq(time, fromMicros), FilterApi.lt(time, toMicros)));
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(path, configuration),
        HadoopReadOptions.builder(configuration, path).withRecordFilter(between).build());
  }

  private static MessageType wanted(MessageType all, ReusedRow row) {
    List<Type> wanted =
        all.getFields().stream()
            .filter(field -> row.converters().containsKey(field.getName()))
            .toList();
    return new MessageType(all.getName(), wanted);
  }

  /** The columns of one row group, all at the same row. */
  private static final class Columns {
    private final ColumnReader[] readers;
    private final int[] definedAt;

    Columns(PageReadStore pages, MessageType schema, String createdBy, ReusedRow row) {
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(pages, new Root(schema, row), schema, createdBy);
      List<ColumnDescriptor> columns = schema.getColumns();
      readers = columns.stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
      definedAt = columns.stream().mapToInt(ColumnDescriptor::getMaxDefinitionLevel).toArray();
    }

    void next(ReusedRow row) {
      row.clear();
      for (int column = 0; column < readers.length; column++) {
        ColumnReader reader = readers[column];
        do {
          if (reader.getCurrentDefinitionLevel() == definedAt[column]) {
            reader.writeCurrentValueToConverter();
          }
          reader.consume();
        } while (reader.getCurrentRepetitionLevel() > 0);
      }
    }
  }

  /** Leads to the row's converters by the place of a column. */
  private static final class Root extends GroupConverter {
    private final Converter[] converters;

    Root(MessageType schema, ReusedRow row) {
      converters =
          schema.getFields().stream()
              .map(field -> row.converters().get(field.getName()))
              .toArray(Converter[]::new);
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
