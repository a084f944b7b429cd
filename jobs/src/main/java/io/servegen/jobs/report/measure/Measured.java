package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.window.RequestColumns;
import io.servegen.jobs.window.RequestPacking;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * A workload after the one pass over its requests. The driver holds a row for each window and the
 * distributions of the whole; clients, and steps of three seconds, stay in Spark.
 */
public final class Measured implements AutoCloseable {
  /** A task's share. */
  private static final long REQUESTS_PER_PARTITION = 1_000_000;

  private final Scope scope;
  private final Dataset<Row> cells;
  private final Dataset<Row> clients;
  private final List<WindowStat> windows;
  private final WholeBuffer whole;

  private Measured(Scope scope, Dataset<Row> cells, Dataset<Row> clients) {
    this.scope = scope;
    this.cells = cells;
    this.clients = clients;
    this.windows =
        cells
            .where(col(Cell.KIND).equalTo(Cell.WINDOW))
            .drop(Cell.GAP_CODES)
            .orderBy(Cell.START)
            .collectAsList()
            .stream()
            .map(cell -> WindowStat.of(cell, scope))
            .toList();
    this.whole = new WholeBuffer();
    cells
        .where(col(Cell.KIND).equalTo(Cell.WHOLE))
        .select(Cell.CODED)
        .collectAsList()
        .forEach(cell -> whole.addAll(cell.getAs(0)));
  }

  /**
   * Measures requests.
   *
   * @param requests at least one, all inside the scope's span
   * @param count how many they are, about
   */
  public static Measured of(SparkRun spark, Dataset<Row> requests, long count, Scope scope) {
    int partitions = partitions(spark, count);
    // By start alone: all that arrived in a window comes to one place.
    JavaRDD<Row> measured =
        RequestPacking.bySlot(
                RequestColumns.of(requests),
                scope.grid(),
                (model, client, start) -> start,
                new SeenRequests(scope),
                partitions)
            .mapPartitions(sorted -> new CellRows(sorted, scope));
    Dataset<Row> cells =
        spark
            .session()
            .createDataFrame(measured, Cell.SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> clients =
        ClientTotals.of(cells, scope, partitions).persist(StorageLevel.MEMORY_AND_DISK());
    return new Measured(scope, cells, clients);
  }

  public Scope scope() {
    return scope;
  }

  /** The windows with requests, in order of time. */
  public List<WindowStat> windows() {
    return windows;
  }

  public WholeBuffer whole() {
    return whole;
  }

  public long requests() {
    return windows.stream().mapToLong(WindowStat::requests).sum();
  }

  /** One row of {@link ClientTotals} per client. */
  public Dataset<Row> clients() {
    return clients;
  }

  /** The clients with the most requests. */
  public List<Row> top(int clientCount) {
    return clients
        .orderBy(col(ProfileColumn.REQUESTS).desc(), col(Column.MODEL), col(Column.CLIENT_ID))
        .limit(clientCount)
        .drop(ClientTotals.GAP_CODES)
        .collectAsList();
  }

  /** The windows of one client each, in order of time, of clients that {@link #top} names. */
  public List<ClientWindowStat> windowsOf(List<Row> top) {
    Object[] names =
        top.stream().map(row -> row.getAs(Column.CLIENT_ID)).distinct().toArray(Object[]::new);
    return cells
        .where(col(Cell.KIND).equalTo(Cell.CLIENT).and(col(Column.CLIENT_ID).isin(names)))
        .select(Column.MODEL, Column.CLIENT_ID, Cell.START, Cell.REQUESTS, Cell.CODED)
        .orderBy(Cell.START)
        .collectAsList()
        .stream()
        .map(row -> ClientWindowStat.of(row, scope))
        .toList();
  }

  /** The steps of every window: {@link StepRows}. */
  public Dataset<Row> steps() {
    return cells
        .where(col(Cell.KIND).equalTo(Cell.WINDOW))
        .select(col(Cell.START), col(Cell.CODED));
  }

  /** The distribution of all gaps in microseconds, in {@link Steps#FINE} bins. */
  public Counts gaps() {
    return gaps(cells.where(col(Cell.KIND).equalTo(Cell.WINDOW)));
  }

  /** That of the gaps in one window. */
  public Counts gapsIn(long windowStart) {
    return gaps(
        cells.where(
            col(Cell.KIND).equalTo(Cell.WINDOW).and(col(Cell.START).equalTo(lit(windowStart)))));
  }

  private static Counts gaps(Dataset<Row> windows) {
    Counts all = new Counts();
    windows
        .select(Cell.GAP_CODES)
        .mapPartitions(
            (MapPartitionsFunction<Row, byte[]>)
                rows -> {
                  Counts counts = new Counts();
                  rows.forEachRemaining(row -> counts.addAll(row.<byte[]>getAs(0)));
                  return List.of(counts.encode()).iterator();
                },
            Encoders.BINARY())
        .collectAsList()
        .forEach(all::addAll);
    return all;
  }

  private static int partitions(SparkRun spark, long requests) {
    long wanted = 1 + requests / REQUESTS_PER_PARTITION;
    return (int) Math.max(spark.context().defaultParallelism(), Math.min(wanted, 10_000));
  }

  @Override
  public void close() {
    clients.unpersist();
    cells.unpersist();
  }
}
