package io.servegen.jobs.window;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.table.Profiles;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Requests cut into windows and epochs in one pass. All arrivals of one client in one window come
 * to one place, a few bytes each; there the window's work is done, and the lengths of neighbouring
 * windows are counted. The counts, of which there are far fewer, are then put together by epoch. No
 * client is one task's alone, however much of the traffic is its.
 */
public final class ClientHistory implements AutoCloseable {
  private static final String WINDOW = "window";
  private static final String EPOCH = "epoch";

  private final Dataset<Row> first;
  private final int partitions;

  private ClientHistory(Dataset<Row> first, int partitions) {
    this.first = first;
    this.partitions = partitions;
  }

  /**
   * Does the work on every client's window with requests, when its result is first asked for.
   *
   * @param requests rows with the columns of requests
   * @param heavy the clients whose epochs are too much for a task
   * @param partitions into how many parts windows and epochs are spread; the result does not depend
   *     on it
   * @param result the schema of the rows that the work makes
   */
  public static ClientHistory of(
      Dataset<Row> requests,
      WindowGrid windows,
      WindowGrid epochs,
      HeavyClients heavy,
      int partitions,
      WindowWork work,
      StructType result) {
    JavaRDD<InternalRow> packs =
        RequestPacking.bySlot(
            RequestColumns.of(requests),
            windows,
            (model, client, start) ->
                Placing.hash(
                    model, client, heavy.has(model, client) ? start : epochs.startOf(start)),
            RequestFields.CODE,
            partitions);
    StructType either =
        new StructType().add(WINDOW, result, true).add(EPOCH, EpochParts.SCHEMA, true);
    JavaRDD<Row> rows =
        packs.mapPartitions(sorted -> new PackedWindows(sorted, epochs, work.start()));
    return new ClientHistory(
        requests
            .sparkSession()
            .createDataFrame(rows, either)
            .persist(StorageLevel.MEMORY_AND_DISK()),
        partitions);
  }

  /** What the work made of the windows. */
  public Dataset<Row> windows() {
    return part(WINDOW);
  }

  /**
   * Does other work on every epoch of every client with answered requests, and of {@link
   * Profiles#ALL_CLIENTS} of a model.
   *
   * @param result the schema of the rows that the work makes
   */
  public Dataset<Row> epochs(EpochWork work, StructType result) {
    String[] names = EpochParts.SCHEMA.fieldNames();
    Column[] key = {col(names[0]), col(names[1]), col(names[2])};
    // Counts are less work than requests. Fewer parts of more clients are also more alike.
    Dataset<Row> sorted =
        part(EPOCH).repartition((partitions + 1) / 2, key).sortWithinPartitions(key);
    return first
        .sparkSession()
        .createDataFrame(
            InternalRows.of(sorted).mapPartitions(parts -> new ClientEpochs(parts, work.start())),
            result);
  }

  private Dataset<Row> part(String column) {
    return first.where(col(column).isNotNull()).select(column + ".*");
  }

  /** Lets go of what is kept between the two steps. */
  @Override
  public void close() {
    first.unpersist();
  }
}
