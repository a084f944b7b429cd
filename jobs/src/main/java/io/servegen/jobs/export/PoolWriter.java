package io.servegen.jobs.export;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import io.servegen.common.units.Times;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.io.IOException;
import java.io.Serializable;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the two files of a client from its rows of the profile.
 *
 * @param grids by model
 * @param folders by model, where its files go
 * @param configuration Hadoop's, to reach the folders
 */
record PoolWriter(
    Map<String, PoolGrid> grids,
    Map<String, String> folders,
    Broadcast<SerializableConfiguration> configuration)
    implements Serializable {

  /** The column that the rows of windows have besides the profile's: the N of chunk-N. */
  static final String CHUNK = "chunk";

  /**
   * Writes a client.
   *
   * @param arrivals its windows, with {@link #CHUNK}
   * @param lengths its lengths, or those that it borrows from its model
   * @return how many epochs borrowed another's lengths
   */
  long write(Iterator<Row> arrivals, Iterator<Row> lengths) throws IOException {
    if (!arrivals.hasNext()) {
      return 0;
    }
    Row first = arrivals.next();
    String model = first.getAs(Column.MODEL);
    PoolChunk client = new PoolChunk(java.util.Objects.requireNonNull(grids.get(model)));
    add(client, first);
    arrivals.forEachRemaining(row -> add(client, row));
    lengths.forEachRemaining(
        row ->
            client.add(
                micros(row, ProfileColumn.EPOCH_START),
                LengthField.ofKey(row.getAs(ProfileColumn.FIELD)).orElseThrow(),
                Histogram.of(
                    doubles(row, ProfileColumn.VALUES), doubles(row, ProfileColumn.WEIGHTS))));
    String folder = java.util.Objects.requireNonNull(folders.get(model));
    String chunk = Storage.resolve(folder, "chunk-" + first.<Integer>getAs(CHUNK));
    write(chunk + "-trace.csv", client.trace());
    write(chunk + "-dataset.json", client.dataset());
    return client.borrowedEpochs();
  }

  private static void add(PoolChunk client, Row row) {
    GapFamily family = GapFamily.of(row.getAs(ProfileColumn.FAMILY));
    double shape = row.getAs(ProfileColumn.SHAPE);
    Object cv = row.getAs(ProfileColumn.CV);
    client.add(
        micros(row, ProfileColumn.WINDOW_START),
        new PoolChunk.Window(
            row.getAs(ProfileColumn.RATE),
            cv == null ? Math.sqrt(family.squaredCv(shape)) : (double) cv,
            // ServeGen knows no exponential law; it is Gamma's of shape 1.
            family == GapFamily.WEIBULL ? "Weibull" : "Gamma",
            shape,
            row.getAs(ProfileColumn.SCALE)));
  }

  private static long micros(Row row, String column) {
    return Times.toMicros(row.<Timestamp>getAs(column).toInstant());
  }

  private static double[] doubles(Row row, String column) {
    List<Double> values = row.getList(row.fieldIndex(column));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void write(String path, String text) throws IOException {
    RawFiles.writeText(path, text, configuration.value().value());
  }
}
