package io.servegen.jobs.generate;

import io.servegen.common.engine.Members;
import io.servegen.common.engine.RequestBatch;
import io.servegen.common.length.Modality;
import io.servegen.common.length.RequestLengths;
import io.servegen.jobs.table.Column;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests into one Parquet file, column by column from the primitive columns of a batch.
 * Going by columns rather than by rows keeps each column's encoder in the processor's cache.
 *
 * <p>Parquet's column writers count rows apart from values, and may end a page whenever a row is
 * counted; so a page must be full exactly when all columns are at the same row. Pages have a fixed
 * number of rows for that, and no other limit.
 */
final class TraceFileWriter implements AutoCloseable {
  private static final int PAGE_ROWS = 20_000;
  private static final int PAGE_BYTES = 256 << 20;
  private static final long ROW_GROUP_BYTES = 128L << 20;
  private static final int DICTIONARY_BYTES = 4 << 20;
  private static final int ALIGNMENT_BYTES = 8 << 20;
  private static final Modality[] MODALITIES = Modality.values();
  private static final String[][] ITEM_PATHS = {
    {Column.IMAGE_TOKENS, "list", "element"},
    {Column.AUDIO_TOKENS, "list", "element"},
    {Column.VIDEO_TOKENS, "list", "element"}
  };

  private final ParquetProperties properties;
  private final SliceFile output;
  private final ParquetFileWriter file;
  private final CodecFactory codecs;
  private final CompressionCodecName codec;
  private final Binary[] models;
  private final Binary[] clientIds;
  private final int[] places = new int[PAGE_ROWS];

  private @Nullable RowGroup group;
  private int rowsInPage;

  TraceFileWriter(
      Configuration configuration, SliceFile output, CompressionCodecName codec, Members members)
      throws IOException {
    this.output = output;
    this.codec = codec;
    this.properties =
        ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
            .withDictionaryEncoding(false)
            .withDictionaryEncoding(Column.MODEL, true)
            .withDictionaryEncoding(Column.CLIENT_ID, true)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withStatisticsEnabled(Column.MODEL, false)
            .withStatisticsEnabled(Column.CLIENT_ID, false)
            .withValuesWriterFactory(new RepeatedTextWriter.Factory())
            .withSizeStatisticsEnabled(false)
            .withPageSize(PAGE_BYTES)
            .withPageRowCountLimit(PAGE_ROWS)
            .withMinRowCountForPageSizeCheck(PAGE_ROWS)
            .withMaxRowCountForPageSizeCheck(PAGE_ROWS)
            .build();
    this.codecs = new CodecFactory(configuration, 1 << 20);
    this.file =
        new ParquetFileWriter(
            output,
            TraceFileSchema.MESSAGE,
            ParquetFileWriter.Mode.OVERWRITE,
            ROW_GROUP_BYTES,
            ALIGNMENT_BYTES,
            null,
            properties);
    file.start();
    Map<String, Binary> texts = new HashMap<>();
    this.models = new Binary[members.size()];
    this.clientIds = new Binary[members.size()];
    for (int member = 0; member < members.size(); member++) {
      models[member] = texts.computeIfAbsent(members.get(member).model(), Binary::fromString);
      clientIds[member] = Binary.fromString(members.get(member).clientId());
    }
  }

  /** Appends the requests of ranks {@code fromRank} to {@code toRank} (exclusive) of a batch. */
  void write(RequestBatch batch, int fromRank, int toRank, long firstRequestId) throws IOException {
    int rank = fromRank;
    while (rank < toRank) {
      int rows = Math.min(toRank - rank, PAGE_ROWS - rowsInPage);
      group().write(batch, rank, rows, firstRequestId + (rank - fromRank));
      rank += rows;
      rowsInPage = (rowsInPage + rows) % PAGE_ROWS;
      if (rowsInPage == 0 && group().store.getBufferedSize() > ROW_GROUP_BYTES) {
        endGroup();
      }
    }
  }

  /** Ends the file with these key-value pairs in its footer. */
  void finish(Map<String, String> metadata) throws IOException {
    endGroup();
    output.holdEnd();
    file.end(metadata);
  }

  /** Lets go of buffers, and of the file if it was not finished. */
  @Override
  public void close() throws IOException {
    codecs.release();
    file.close();
  }

  private RowGroup group() {
    RowGroup current = group;
    if (current == null) {
      current = new RowGroup();
      group = current;
    }
    return current;
  }

  private void endGroup() throws IOException {
    RowGroup current = group;
    if (current != null) {
      file.startBlock(current.rows);
      current.store.flush();
      current.pages.flushToFileWriter(file);
      file.endBlock();
      current.store.close();
      current.pages.close();
      group = null;
      rowsInPage = 0;
    }
  }

  private final class RowGroup {
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore store;
    private final ColumnWriter requestId;
    private final ColumnWriter arrival;
    private final ColumnWriter model;
    private final ColumnWriter clientId;
    private final ColumnWriter inputTokens;
    private final ColumnWriter outputTokens;
    private final ColumnWriter reasoningTokens;
    private final ColumnWriter textTokens;
    private final ColumnWriter[] items = new ColumnWriter[Modality.COUNT];
    private final ColumnWriter[] empty;
    private long rows;

    RowGroup() {
      pages =
          new ColumnChunkPageWriteStore(
              codecs.getCompressor(codec),
              TraceFileSchema.MESSAGE,
              properties.getAllocator(),
              properties.getColumnIndexTruncateLength(),
              properties.getPageWriteChecksumEnabled());
      store = properties.newColumnWriteStore(TraceFileSchema.MESSAGE, pages, pages);
      requestId = writer(Column.REQUEST_ID);
      arrival = writer(Column.ARRIVAL);
      model = writer(Column.MODEL);
      clientId = writer(Column.CLIENT_ID);
      inputTokens = writer(Column.INPUT_TOKENS);
      outputTokens = writer(Column.OUTPUT_TOKENS);
      reasoningTokens = writer(Column.REASONING_TOKENS);
      textTokens = writer(Column.TEXT_TOKENS);
      for (Modality modality : MODALITIES) {
        items[modality.ordinal()] = writer(ITEM_PATHS[modality.ordinal()]);
      }
      empty =
          new ColumnWriter[] {
            writer(Column.CACHED_TOKENS), writer(Column.CONVERSATION_ID), writer(Column.TURN)
          };
    }

    private ColumnWriter writer(String... path) {
      ColumnDescriptor column = TraceFileSchema.MESSAGE.getColumnDescription(path);
      return store.getColumnWriter(column);
    }

    void write(RequestBatch batch, int fromRank, int count, long firstRequestId) {
      for (int i = 0; i < count; i++) {
        requestId.write(firstRequestId + i, 0, 0);
      }
      for (int i = 0; i < count; i++) {
        arrival.write(batch.arrivalMicros(fromRank + i), 0, 0);
      }
      for (int i = 0; i < count; i++) {
        places[i] = batch.place(fromRank + i);
      }
      for (int i = 0; i < count; i++) {
        model.write(models[batch.member(places[i])], 0, 0);
      }
      for (int i = 0; i < count; i++) {
        clientId.write(clientIds[batch.member(places[i])], 0, 0);
      }
      for (int i = 0; i < count; i++) {
        inputTokens.write(batch.inputTokens(places[i]), 0, 0);
      }
      for (int i = 0; i < count; i++) {
        outputTokens.write(batch.outputTokens(places[i]), 0, 0);
      }
      for (int i = 0; i < count; i++) {
        optional(reasoningTokens, batch.reasoningTokens(places[i]));
      }
      for (int i = 0; i < count; i++) {
        optional(textTokens, batch.textTokens(places[i]));
      }
      for (Modality modality : MODALITIES) {
        list(items[modality.ordinal()], modality, batch, count);
      }
      for (ColumnWriter column : empty) {
        for (int i = 0; i < count; i++) {
          column.writeNull(0, 0);
        }
      }
      for (int i = 0; i < count; i++) {
        store.endRecord();
      }
      rows += count;
    }

    private static void optional(ColumnWriter column, int value) {
      if (value == RequestLengths.NONE) {
        column.writeNull(0, 0);
      } else {
        column.write(value, 0, 1);
      }
    }

    /**
     * Definition levels: 0 no list, 1 an empty list, 2 an item; repetition 1 goes on with a list.
     */
    private void list(ColumnWriter column, Modality modality, RequestBatch batch, int count) {
      for (int i = 0; i < count; i++) {
        int size = batch.itemCount(modality, places[i]);
        if (size <= 0) {
          column.writeNull(0, size == 0 ? 1 : 0);
        }
        for (int item = 0; item < size; item++) {
          column.write(batch.itemTokens(modality, places[i], item), item == 0 ? 0 : 1, 2);
        }
      }
    }
  }
}
