package io.servegen.jobs.window;

import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The columns of requests that a look at all of them takes, by their places; nothing else is drawn
 * or loaded.
 */
public final class RequestColumns {
  public static final int MODEL = 0;
  public static final int CLIENT_ID = 1;
  public static final int ARRIVAL = 2;
  static final int STATUS = 3;
  public static final int INPUT = 4;
  public static final int OUTPUT = 5;

  /** From here on a request may be without a value. */
  public static final int REASONING = 6;

  public static final int TEXT = 7;

  /** The lists of items follow in the order of {@link Modality}. */
  public static final int FIRST_LIST = 8;

  private static final String[] NAMES = {
    Column.MODEL,
    Column.CLIENT_ID,
    Column.ARRIVAL,
    Column.STATUS,
    Column.INPUT_TOKENS,
    Column.OUTPUT_TOKENS,
    Column.REASONING_TOKENS,
    Column.TEXT_TOKENS,
    Column.IMAGE_TOKENS,
    Column.AUDIO_TOKENS,
    Column.VIDEO_TOKENS
  };

  /** How many there are. */
  public static final int COUNT = NAMES.length;

  private static final UTF8String FAILED = UTF8String.fromString(Requests.STATUS_FAILED);

  private RequestColumns() {}

  /** All of them. */
  public static Dataset<Row> of(Dataset<Row> requests) {
    return first(COUNT, requests);
  }

  /** Those up to one of them. */
  static Dataset<Row> upTo(int last, Dataset<Row> requests) {
    return first(last + 1, requests);
  }

  /** Whether a request failed, which then has no lengths. */
  public static boolean isFailed(InternalRow request) {
    return FAILED.equals(request.getUTF8String(STATUS));
  }

  private static Dataset<Row> first(int count, Dataset<Row> requests) {
    return requests.select(NAMES[0], Arrays.copyOfRange(NAMES, 1, count));
  }
}
