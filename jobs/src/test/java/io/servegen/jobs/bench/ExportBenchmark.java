package io.servegen.jobs.bench;

import io.servegen.common.units.Quantities;
import io.servegen.jobs.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code export} of a trace to one file, format by format, both of its passes and the putting
 * together included. The heap is what the JVM was given by -Xmx, and its peak is printed beside.
 *
 * <p>{@code ExportBenchmark --trace TRACE [--formats mooncake,blis] [--work /tmp/servegen-bench]
 * [--runs 2] [--master local[2]]}
 */
public final class ExportBenchmark {
  private ExportBenchmark() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = new Arguments(args);
    String trace = arguments.text("--trace", "trace");
    Path work = Files.createDirectories(Path.of(arguments.text("--work", "/tmp/servegen-bench")));
    SparkSession session = Trial.session(arguments.text("--master", "local[2]"));
    long requests = session.read().parquet(trace).count();
    for (long run = 1; run <= arguments.count("--runs", "2"); run++) {
      for (String format : arguments.text("--formats", "mooncake,blis").split(",")) {
        Path file = work.resolve("export." + format);
        Cost cost = Cost.of(() -> export(trace, format, file));
        System.out.printf(
            Locale.ROOT,
            "run %d, %s: %s requests, %s bytes, %s: %s requests/s, %s per processor second%n",
            run,
            format,
            Quantities.format(requests),
            Quantities.format(Files.size(file)),
            cost,
            Quantities.format(Math.round(requests / cost.seconds())),
            Quantities.format(Math.round(requests / cost.processorSeconds())));
      }
    }
    Memory.print();
    session.stop();
  }

  private static void export(String trace, String format, Path file) {
    Commands.run(
        "export", "--input", trace, "--format", format, "--output", file.toString(), "--overwrite");
  }
}
