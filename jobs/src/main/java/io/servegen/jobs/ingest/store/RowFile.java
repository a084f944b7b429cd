package io.servegen.jobs.ingest.store;

import io.servegen.jobs.storage.WholeFile;
import io.servegen.jobs.table.Column;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** A Parquet file of rows, which appears when it is finished. */
final class RowFile {
  private final WholeFile file;
  private final ParquetWriter<InternalRow> writer;
  private final String name;

  /**
   * @param name where it lies below {@code folder}
   * @param firstPlace where in a row the schema's fields start
   */
  RowFile(
      Configuration configuration,
      String folder,
      String name,
      CompressionCodecName codec,
      StructType schema,
      int firstPlace)
      throws IOException {
    this.name = name;
    this.file = new WholeFile(configuration, new Path(folder, name));
    this.writer =
        new Builder(file, new RowWriteSupport(schema, firstPlace))
            .withConf(configuration)
            .withCompressionCodec(codec)
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            // Ids and times hardly repeat: a dictionary of them would be built in vain.
            .withDictionaryEncoding(Column.REQUEST_ID, false)
            .withDictionaryEncoding(Column.ARRIVAL, false)
            .build();
  }

  void write(InternalRow row) throws IOException {
    writer.write(row);
  }

  /** Where it lies below the folder. */
  String name() {
    return name;
  }

  /** Ends the file and puts it in its place. */
  void finish() throws IOException {
    file.complete();
    writer.close();
    file.publish();
  }

  /** Ends the file and removes it. */
  void discard() throws IOException {
    try {
      writer.close();
    } finally {
      file.discard();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<InternalRow, Builder> {
    private final RowWriteSupport support;

    Builder(OutputFile file, RowWriteSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<InternalRow> getWriteSupport(Configuration configuration) {
      return support;
    }
  }
}
