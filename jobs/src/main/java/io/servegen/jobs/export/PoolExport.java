package io.servegen.jobs.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a ServeGen pool: {@code OUTPUT/CATEGORY/MODEL/chunk-N-trace.csv} and {@code
 * …-dataset.json}, which ServeGen reads where OUTPUT is its {@code data}. A client named chunk-N
 * keeps its number; where a model has others, all are numbered by their requests, and {@code
 * clients.csv} says which is which.
 *
 * @see <a href="https://github.com/alibaba/ServeGen">alibaba/ServeGen, servegen/clientpool.py</a>
 */
final class PoolExport {
  private static final String NAMES = "clients.csv";

  private final SparkRun spark;
  private final PrintWriter progress;
  private final ProfileSpan span;
  private final PoolTables tables;

  /**
   * An export.
   *
   * @param models those exported; all where it is empty
   * @param filter a condition in SQL over the table of clients
   */
  PoolExport(
      SparkRun spark,
      PrintWriter progress,
      String profiles,
      List<String> models,
      @Nullable String filter) {
    this.spark = spark;
    this.progress = progress;
    this.span =
        ProfileSpan.read(
            Manifest.read(spark.storage(), "--input", profiles, Manifest.Kind.PROFILES));
    this.tables = new PoolTables(spark.session(), profiles, models, filter);
  }

  /** Writes the pool, and says what is in it. */
  void run(
      String output, boolean overwrite, Function<ObjectNode, Manifest> manifest, PrintWriter out)
      throws IOException {
    List<ModelPool> models = ModelPool.of(tables.clients());
    Map<String, PoolGrid> grids = new HashMap<>();
    for (ModelPool model : models) {
      grids.put(model.model(), PoolGrid.of(model.category(), span, tables.epochs(model.model())));
    }
    OutputDirectory folder = OutputDirectory.create(spark.storage(), output, overwrite);
    try (Progress shown = Progress.start(spark, progress, "export: writing")) {
      ObjectNode counts = Manifest.newCounts();
      counts.put("models", models.size());
      counts.put("clients", models.stream().mapToLong(ModelPool::clients).sum());
      counts.put("clients_with_pooled_lengths", tables.withoutLengths().count());
      counts.put("epochs_with_borrowed_lengths", write(folder, models, grids));
      manifest.apply(counts).finish(folder);
      print(out, output, models, counts);
    } catch (IOException | RuntimeException e) {
      folder.discard();
      throw e;
    }
  }

  private long write(OutputDirectory output, List<ModelPool> models, Map<String, PoolGrid> grids)
      throws IOException {
    Dataset<Row> numbered = tables.numbered(models);
    Map<String, String> folders = new HashMap<>();
    for (ModelPool model : models) {
      String folder = output.resolve(model.folder());
      folders.put(model.model(), folder);
      if (model.renumbered()) {
        writeNames(folder, numbered.where(col(Column.MODEL).equalTo(model.model())));
      }
    }
    PoolWriter writer =
        new PoolWriter(
            grids,
            folders,
            spark
                .context()
                .broadcast(new SerializableConfiguration(spark.storage().configuration())));
    return byClient(tables.arrivals(numbered))
        .cogroup(
            byClient(tables.lengths()),
            (CoGroupFunction<String, Row, Row, Long>)
                (client, windows, lengths) ->
                    Collections.singleton(writer.write(windows, lengths)).iterator(),
            Encoders.LONG())
        .toDF("borrowed")
        .agg(coalesce(sum("borrowed"), lit(0L)))
        .head()
        .getLong(0);
  }

  private static KeyValueGroupedDataset<String, Row> byClient(Dataset<Row> rows) {
    return rows.groupByKey(
        (MapFunction<Row, String>)
            row -> row.<String>getAs(Column.MODEL) + '\n' + row.<String>getAs(Column.CLIENT_ID),
        Encoders.STRING());
  }

  private void writeNames(String folder, Dataset<Row> numbered) throws IOException {
    String path = Storage.resolve(folder, NAMES);
    LineBuffer line = new LineBuffer().append("chunk,client_id\n");
    try (OutputStream out =
        RawFiles.of(path, spark.storage().configuration()).create(new Path(path), true)) {
      Iterator<Row> rows =
          numbered
              .select(PoolWriter.CHUNK, Column.CLIENT_ID)
              .orderBy(PoolWriter.CHUNK)
              .toLocalIterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        line.append(row.getInt(0)).append(',');
        line.appendCsv(row.getString(1).getBytes(StandardCharsets.UTF_8)).append('\n');
        line.drainTo(out);
      }
    }
  }

  private static void print(
      PrintWriter out, String output, List<ModelPool> models, ObjectNode counts) {
    for (ModelPool model : models) {
      out.println(
          "exported "
              + Quantities.format(model.clients())
              + " clients of "
              + model.model()
              + " to "
              + Storage.resolve(output, model.folder())
              + (model.renumbered() ? " (renumbered: see its " + NAMES + ")" : ""));
    }
    print(
        out,
        counts.path("clients_with_pooled_lengths").asLong(),
        "clients have no lengths of their own, and got their model's pooled ones");
    print(
        out,
        counts.path("epochs_with_borrowed_lengths").asLong(),
        "active epochs have no lengths, and got those of the client's nearest epoch");
  }

  private static void print(PrintWriter out, long count, String sentence) {
    if (count > 0) {
      out.println("  " + Quantities.format(count) + " " + sentence);
    }
  }
}
