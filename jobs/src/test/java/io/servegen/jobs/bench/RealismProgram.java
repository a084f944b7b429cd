package io.servegen.jobs.bench;

import io.servegen.jobs.report.WholeWay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * How realistic a trace of a pool is, the whole way: the pool's workload is generated, taken as
 * logs, ingested and fitted anew, and a trace of that profile scored against it beside NAIVE. Says
 * for each period of three hours how the energy distances compare, and the worst at the end.
 *
 * <p>{@code RealismProgram --profiles PROFILES [--work FOLDER] [--duration 24h] [--rate profile]}.
 * The profiles are a pool that {@code servegen import} made; the folder must be free.
 */
public final class RealismProgram {
  private RealismProgram() {}

  public static void main(String[] args) throws java.io.IOException {
    Arguments arguments = new Arguments(args);
    SparkSession session = Trial.session();
    Path work = Files.createDirectories(Path.of(arguments.text("--work", "/tmp/servegen-bench")));
    List<WholeWay.Period> periods =
        WholeWay.of(
            Path.of(arguments.text("--profiles", "profiles")),
            Files.createTempDirectory(work, "whole-way"),
            "--duration",
            arguments.text("--duration", "24h"),
            "--rate",
            arguments.text("--rate", "profile"));
    periods.forEach(System.out::println);
    System.out.printf(
        java.util.Locale.ROOT,
        "worst energy distance: %.4f of NAIVE's; worst correlation error: input %.4f, output %.4f%n",
        periods.stream().mapToDouble(WholeWay.Period::energyRatio).max().orElseThrow(),
        periods.stream().mapToDouble(p -> Math.abs(p.inputCorrelation())).max().orElseThrow(),
        periods.stream().mapToDouble(p -> Math.abs(p.outputCorrelation())).max().orElseThrow());
    session.stop();
  }
}
