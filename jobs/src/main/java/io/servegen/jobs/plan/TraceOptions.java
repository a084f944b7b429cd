package io.servegen.jobs.plan;

import io.servegen.common.arrival.CountLaw;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say what a trace is, as they are given: the command has them on its command line
 * and in its configuration file, and the data source as its options.
 */
public final class TraceOptions {
  @Option(
      names = "--profiles",
      required = true,
      paramLabel = "PROFILES",
      description = "Folder of profiles, written by fit or import; several are put together.")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "When the trace starts, in UTC (default: when the profile does).")
  @Nullable String start;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description = "How long it is, such as 90m or 14d (default: as long as the profile).")
  @Nullable String duration;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Seed of every random number; the same seed gives the same trace."
              + " Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--rate",
      defaultValue = "profile",
      paramLabel = "RATE",
      description =
          "Total rate: 'profile' (the profile's own), 500 (requests/s, constant), x2.5 (times the"
              + " profile's), mean:500 or peak:500 (the profile's, scaled so that the trace has that"
              + " mean or peak), or a CSV file of 'offset_seconds,rate' or 'offset_seconds,factor' with a header."
              + " Default: ${DEFAULT-VALUE}.")
  String rate = "profile";

  @Option(
      names = "--clients",
      paramLabel = "N|xF",
      description =
          "How many clients: 500, or x3 for three times the profile's; clients are copied, each"
              + " copy with random streams of its own (default: the profile's).")
  @Nullable String clients;

  @Option(
      names = "--copy-shift",
      defaultValue = "0s",
      paramLabel = "DURATION",
      description =
          "Shift the rates of each copy by a random offset up to this, either way, so that copies"
              + " do not peak together. Default: ${DEFAULT-VALUE}.")
  String copyShift = "0s";

  @Option(
      names = "--filter",
      paramLabel = "SQL",
      description =
          "Keep the clients for which this Spark SQL condition over the clients table holds, such"
              + " as \"mean_rate > 0.1 and category = 'reason'\".")
  @Nullable String filter;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "MODEL",
      description = "Keep these models, separated by commas.")
  List<String> models = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME|OFFSET",
      description = "Use the profile from here on: a time, or an offset from its start (30h).")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME|OFFSET", description = "Use the profile up to here.")
  @Nullable String to;

  @Option(
      names = "--counts",
      defaultValue = "auto",
      paramLabel = "auto|exact|renewal",
      description =
          "Requests of a client in a window: exact (the expected number), renewal (they vary as a"
              + " renewal process does), or auto (exact from 30 on)."
              + " Default: ${DEFAULT-VALUE}.")
  CountLaw counts = CountLaw.AUTO;

  @Option(
      names = "--lengths",
      defaultValue = "empirical",
      paramLabel = "empirical|parametric",
      description =
          "Draw lengths from the histograms (empirical), or from the fitted laws (parametric) up to"
              + " the greatest length that was seen. Default: ${DEFAULT-VALUE}.")
  LengthModel lengths = LengthModel.EMPIRICAL;

  @Option(
      names = "--method",
      defaultValue = "servegen",
      paramLabel = "servegen|naive",
      description =
          "servegen composes client by client; naive resamples the workload as a whole, to compare"
              + " with. Default: ${DEFAULT-VALUE}.")
  Method method = Method.SERVEGEN;

  @Option(
      names = "--slice-requests",
      defaultValue = "4M",
      paramLabel = "N",
      description =
          "Requests in a slice, about: one file and one task. It changes no request. "
              + "Default: ${DEFAULT-VALUE}.")
  String sliceRequests = "4M";

  /** Where lengths are drawn from. */
  public enum LengthModel {
    EMPIRICAL,
    PARAMETRIC
  }

  /** How the trace is made. */
  public enum Method {
    SERVEGEN,
    NAIVE
  }

  /** Checks the options that can be checked without reading anything. */
  public TraceSettings settings() {
    return TraceSettings.of(this);
  }
}
