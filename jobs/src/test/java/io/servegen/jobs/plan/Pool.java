package io.servegen.jobs.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.Main;
import io.servegen.jobs.SharedData;
import io.servegen.jobs.cli.SparkRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The three pools of ../shared/data: imported once for all tests of this JVM, and beside that read
 * from their own files, without any class of the import.
 */
enum Pool {
  DEEPSEEK_R1("servegen/reason/deepseek-r1"),
  MM_IMAGE("servegen/multimodal/mm-image"),
  M_SMALL("servegen/language/m-small");

  /** Monday 2024-01-01, in windows of 600 s since 1970. */
  static final long FIRST_WINDOW = 1_704_067_200L / 600;

  static final long WINDOW_MICROS = 600_000_000L;
  static final int DAY = 144;

  private static final Map<Pool, Path> IMPORTED = new EnumMap<>(Pool.class);

  private final String folder;

  Pool(String folder) {
    this.folder = folder;
  }

  /** The imported profile; a Spark session must be there. */
  Path profile() {
    synchronized (IMPORTED) {
      return IMPORTED.computeIfAbsent(this, Pool::importPool);
    }
  }

  private static Path importPool(Pool pool) {
    Path from = SharedData.path(pool.folder);
    try {
      Path folder = Files.createTempDirectory("servegen-pool");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      Path profile = folder.resolve("profiles");
      int exitCode =
          Main.run(
              new PrintWriter(System.out),
              new PrintWriter(System.err, true),
              "import",
              "--input=" + from,
              "--output=" + profile,
              "--missing-lengths=pool");
      if (exitCode != 0) {
        throw new IllegalStateException("the import of " + from + " ended with " + exitCode);
      }
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan of a trace of this pool. */
  TracePlan plan(SparkRun spark, Consumer<TraceOptions> change) {
    TraceOptions options = new TraceOptions();
    options.profiles.add(profile().toString());
    change.accept(options);
    return new Planner(spark, options.settings()).plan();
  }

  TraceEngine engine(SparkRun spark, Consumer<TraceOptions> change) {
    return new TraceEngine(plan(spark, change), spark.storage().configuration());
  }

  /** Requests per second of each client in each window of the pool's files; 0 where it is idle. */
  Map<String, double[]> rates() {
    Map<String, double[]> rates = new TreeMap<>();
    files("-trace.csv")
        .forEach(
            (client, file) ->
                rates.put(
                    client,
                    lines(file).stream()
                        .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                        .toArray()));
    return rates;
  }

  /**
   * The lengths of each client by the start of the epoch in seconds and by field, each as value and
   * probability; an empty field is left out.
   */
  Map<String, TreeMap<Integer, Map<String, TreeMap<Double, Double>>>> lengths() {
    Map<String, TreeMap<Integer, Map<String, TreeMap<Double, Double>>>> lengths = new TreeMap<>();
    files("-dataset.json").forEach((client, file) -> lengths.put(client, lengthsOf(file)));
    return lengths;
  }

  private static TreeMap<Integer, Map<String, TreeMap<Double, Double>>> lengthsOf(Path file) {
    TreeMap<Integer, Map<String, TreeMap<Double, Double>>> epochs = new TreeMap<>();
    try {
      JsonNode tree = new ObjectMapper().readTree(Files.readString(file));
      for (Map.Entry<String, JsonNode> epoch : tree.properties()) {
        Map<String, TreeMap<Double, Double>> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : epoch.getValue().properties()) {
          TreeMap<Double, Double> pmf = pmf(field.getValue().asText());
          if (!pmf.isEmpty()) {
            fields.put(field.getKey(), pmf);
          }
        }
        epochs.put((int) Double.parseDouble(epoch.getKey()), fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return epochs;
  }

  private static TreeMap<Double, Double> pmf(String dict) {
    TreeMap<Double, Double> pmf = new TreeMap<>();
    for (String pair : dict.replaceAll("[{}\\s]", "").split(",")) {
      if (!pair.isEmpty()) {
        String[] sides = pair.split(":");
        pmf.merge(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]), Double::sum);
      }
    }
    return pmf;
  }

  private Map<String, Path> files(String suffix) {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(SharedData.path(folder))) {
      all.filter(file -> file.getFileName().toString().endsWith(suffix))
          .forEach(file -> files.put(file.getFileName().toString().replace(suffix, ""), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
