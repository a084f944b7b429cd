package io.servegen.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The way of a pool through every verb: what is generated from it is taken as logs, ingested and
 * fitted anew; a trace is generated from that profile with another seed, and reported on beside
 * NAIVE.
 */
public final class WholeWay {
  private WholeWay() {}

  /**
   * The scores of one period of three hours.
   *
   * @param from its start
   * @param energyInput of the trace, rate and mean input
   * @param energyOutput of the trace, rate and mean output
   * @param naiveInput likewise of NAIVE
   * @param naiveOutput likewise of NAIVE
   * @param inputCorrelation of rate and mean input, of the trace less the actual's
   * @param outputCorrelation of rate and mean output, likewise
   */
  public record Period(
      String from,
      double energyInput,
      double energyOutput,
      double naiveInput,
      double naiveOutput,
      double inputCorrelation,
      double outputCorrelation) {

    /** The trace's energy distance as a part of NAIVE's, both kinds of points together. */
    public double energyRatio() {
      return (energyInput + energyOutput) / (naiveInput + naiveOutput);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: energy/NAIVE %.4f (input %.5f/%.5f = %.4f, output %.5f/%.5f = %.4f),"
              + " correlation error input %+.4f, output %+.4f",
          from,
          energyRatio(),
          energyInput,
          naiveInput,
          energyInput / naiveInput,
          energyOutput,
          naiveOutput,
          energyOutput / naiveOutput,
          inputCorrelation,
          outputCorrelation);
    }
  }

  /**
   * Goes it.
   *
   * @param pool an imported profile
   * @param folder where to write everything
   * @param generate options of the actual workload, such as its duration
   */
  public static List<Period> of(Path pool, Path folder, String... generate) {
    String logs = folder.resolve("logs").toString();
    String requests = folder.resolve("requests").toString();
    String profiles = folder.resolve("profiles").toString();
    String trace = folder.resolve("trace").toString();
    String report = folder.resolve("report").toString();
    List<String> actual = new ArrayList<>(Arrays.asList(generate));
    actual.addAll(
        0, List.of("generate", "--profiles", pool.toString(), "--seed", "1", "--output", logs));
    Commands.runQuietly(actual.toArray(String[]::new));
    Commands.runQuietly("ingest", "--input", logs, "--format", "requests", "--output", requests);
    Commands.runQuietly("fit", "--input", requests, "--output", profiles);
    Commands.runQuietly("generate", "--profiles", profiles, "--seed", "2", "--output", trace);
    Commands.runQuietly("report", "--actual", requests, "--trace", trace, "--output", report);
    return periods(folder.resolve("report").resolve("report.json"));
  }

  /** The periods that a report scores. */
  public static List<Period> periods(Path report) {
    try {
      List<JsonNode> trace = new ArrayList<>();
      List<JsonNode> naive = new ArrayList<>();
      for (JsonNode section : new ObjectMapper().readTree(report.toFile()).path("sections")) {
        for (JsonNode table : section.path("tables")) {
          if (table.path("id").asText().equals("period-scores")) {
            for (JsonNode row : table.path("rows")) {
              String of = row.get(1).asText();
              (of.equals("trace") ? trace : of.equals("NAIVE") ? naive : new ArrayList<JsonNode>())
                  .add(row);
            }
          }
        }
      }
      List<Period> periods = new ArrayList<>();
      for (int i = 0; i < trace.size(); i++) {
        JsonNode row = trace.get(i);
        periods.add(
            new Period(
                row.get(0).asText(),
                row.get(4).asDouble(),
                row.get(5).asDouble(),
                naive.get(i).get(4).asDouble(),
                naive.get(i).get(5).asDouble(),
                row.get(7).asDouble() - row.get(6).asDouble(),
                row.get(9).asDouble() - row.get(8).asDouble()));
      }
      return periods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
