package io.servegen.jobs.export;

import io.servegen.jobs.table.Column;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Takes the columns beside the lengths from a row of a {@link TraceScan}. */
final class RequestReader {
  private static final int NONE = -1;

  private final int model;
  private final int client;
  private final int reasoning;
  private final int text;
  private final int image;
  private final int audio;
  private final int video;

  /** Reads rows of {@link TraceScan#BASE} and then {@code columns}. */
  RequestReader(List<String> columns) {
    model = position(columns, Column.MODEL);
    client = position(columns, Column.CLIENT_ID);
    reasoning = position(columns, Column.REASONING_TOKENS);
    text = position(columns, Column.TEXT_TOKENS);
    image = position(columns, Column.IMAGE_TOKENS);
    audio = position(columns, Column.AUDIO_TOKENS);
    video = position(columns, Column.VIDEO_TOKENS);
  }

  void read(InternalRow row, ExportedRequest request) {
    if (model != NONE) {
      request.model = row.getUTF8String(model).getBytes();
    }
    if (client != NONE) {
      request.client = row.getUTF8String(client).getBytes();
    }
    if (reasoning != NONE) {
      int output = row.getInt(3);
      request.reasoningShare =
          row.isNullAt(reasoning) || output == 0 ? 0 : (double) row.getInt(reasoning) / output;
    }
    request.text = text == NONE || row.isNullAt(text) ? 0 : row.getInt(text);
    request.image = sum(row, image);
    request.audio = sum(row, audio);
    request.video = sum(row, video);
  }

  private static int sum(InternalRow row, int column) {
    int sum = 0;
    if (column != NONE && !row.isNullAt(column)) {
      for (int tokens : row.getArray(column).toIntArray()) {
        sum += tokens;
      }
    }
    return sum;
  }

  private static int position(List<String> columns, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? NONE : TraceScan.BASE.size() + at;
  }
}
