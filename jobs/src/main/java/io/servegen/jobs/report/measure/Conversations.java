package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.window.CodedNumbers;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The conversations of a workload, as far as its requests name them. A request of a conversation
 * that has but one is in none: it has no turns. The order of turns is that of their arrivals.
 *
 * @param named requests with the name of a conversation
 * @param conversations those with two turns and more
 * @param turns the requests in these
 * @param gaps the microseconds between each turn's arrival and the last one's, in {@link
 *     Steps#FINE} bins
 */
public record Conversations(long named, long conversations, long turns, Counts gaps) {
  private static final String NAME = "name";
  private static final String MICROS = "micros";

  /**
   * Counts them. Names go through the shuffle as 64-bit hashes, sorted with the arrivals, so that a
   * task holds one arrival at a time, however long a conversation is.
   *
   * @param requests with the columns of requests
   */
  public static Conversations of(Dataset<Row> requests) {
    long named = 0;
    long conversations = 0;
    long turns = 0;
    Counts gaps = new Counts();
    for (byte[] coded : counted(requests).collectAsList()) {
      CodedNumbers numbers = new CodedNumbers(coded);
      named += numbers.next();
      conversations += numbers.next();
      turns += numbers.next();
      gaps.addAll(numbers);
    }
    return new Conversations(named, conversations, turns, gaps);
  }

  private static Dataset<byte[]> counted(Dataset<Row> requests) {
    return requests
        .where(col(Column.CONVERSATION_ID).isNotNull())
        .select(
            xxhash64(col(Column.MODEL), col(Column.CLIENT_ID), col(Column.CONVERSATION_ID))
                .as(NAME),
            unix_micros(col(Column.ARRIVAL)).as(MICROS))
        .repartition(col(NAME))
        .sortWithinPartitions(NAME, MICROS)
        .mapPartitions(
            (MapPartitionsFunction<Row, byte[]>) rows -> List.of(count(rows)).iterator(),
            Encoders.BINARY());
  }

  private static byte[] count(Iterator<Row> sorted) {
    long named = 0;
    long conversations = 0;
    long turns = 0;
    Counts gaps = new Counts();
    long name = 0;
    long last = 0;
    long inThis = 0;
    while (sorted.hasNext()) {
      Row row = sorted.next();
      long micros = row.getLong(1);
      inThis = named > 0 && row.getLong(0) == name ? inThis + 1 : 1;
      if (inThis > 1) {
        gaps.add(Steps.FINE.binOf(micros - last) << 1);
        conversations += inThis == 2 ? 1 : 0;
        turns += inThis == 2 ? 2 : 1;
      }
      named++;
      name = row.getLong(0);
      last = micros;
    }
    CodedNumbers numbers = new CodedNumbers();
    numbers.put(named);
    numbers.put(conversations);
    numbers.put(turns);
    gaps.encode(numbers);
    return numbers.toBytes();
  }
}
