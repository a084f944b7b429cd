package io.servegen.jobs.report.page;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Finding.Verdict;
import io.servegen.jobs.report.document.Headline;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Series.Mark;
import io.servegen.jobs.report.document.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A report with every kind of axis, mark, cell and verdict, and with names that are attacks. */
final class SampleReport {
  static final String SCRIPT = "</script><script>document.title = 'ran'</script>";
  static final String IMAGE = "<img src=x onerror=\"document.title = 'ran'\">";
  static final String LONG = "https://gateway.example/" + "tenant".repeat(12) + "&\u2028{{script}}";

  private static final double DAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int MINUTES = 24 * 60;
  private static final List<String> WORKLOADS = List.of("gateway, 2 March", "servegen", "naive");

  private final SplittableRandom random = new SplittableRandom(7);

  private SampleReport() {}

  static ReportDocument document() {
    return new SampleReport().build();
  }

  private ReportDocument build() {
    return new ReportDocument(
        "gateway, 2 March, against what was generated from it",
        Instant.parse("2026-03-03T09:30:12Z"),
        WORKLOADS,
        new Headline(
            0.0123,
            "servegen is 41 times nearer to the actual workload than naive resampling.",
            "0 is perfect, the noise floor is 0.004, and 1 is no better than NAIVE.",
            "Energy distance of (rate, mean input length) in 3-second windows, axes in the actual's"
                + " standard deviations, divided by NAIVE's.",
            List.of(
                new Headline.Rung("noise floor", 0.004),
                new Headline.Rung("servegen", 0.0123),
                new Headline.Rung("naive", 1)),
            List.of(
                new Headline.Remark(true, "Bursts are the actual's: 2.1 for 2.2 at 1 s."),
                new Headline.Remark(
                    false, "The busiest moments are not the actual's: off by 40 %."))),
        findings(),
        List.of(overTime(), gaps(), lengths(), clients(), fidelity()));
  }

  private static List<Finding> findings() {
    String burst = "Arrivals are bursty: gaps have CV > 1 at times.";
    return List.of(
        new Finding(
            1, WORKLOADS.get(0), burst, Verdict.HOLDS, "CV 1.83 over the busiest 20 minutes"),
        new Finding(
            1, WORKLOADS.get(1), burst, Verdict.HOLDS, "CV 1.79 over the busiest 20 minutes"),
        new Finding(1, WORKLOADS.get(2), burst, Verdict.DOES_NOT_HOLD, "CV 0.98"),
        new Finding(
            5,
            WORKLOADS.get(0),
            "A few clients make most requests.",
            Verdict.HOLDS,
            "29 of 2,412 clients make 90 %; the first is " + IMAGE),
        new Finding(
            9,
            WORKLOADS.get(0),
            "Reasoning is about four times as long as the answer.",
            Verdict.CANNOT_BE_TOLD,
            "no request has reasoning_tokens"));
  }

  private Section overTime() {
    Axis time = Axis.time("Time of arrival");
    double[] minutes = grid(MINUTES, i -> DAY + i * 60_000);
    double[] gap = daily(40, 0.3);
    Arrays.fill(gap, 500, 560, Double.NaN);
    return new Section(
        "over-time",
        "Rate and burstiness over time",
        "The rate follows the day, and burstiness does not follow the rate.",
        List.of(
            new Figure(
                "rate",
                "Traffic peaks in the afternoon, and the trace follows it",
                "Requests per second in windows of a minute. The log has a hole at half past eight.",
                time,
                Axis.linear("Rate", "requests/s"),
                List.of(
                    new Series(WORKLOADS.get(0), 0, Mark.LINE, minutes, gap),
                    new Series(WORKLOADS.get(1), 1, Mark.LINE, minutes, daily(41, 0.3)),
                    new Series(WORKLOADS.get(2), 2, Mark.DASHED, minutes, daily(39, 0.1)))),
            new Figure(
                "burstiness",
                "Burstiness shifts through the day",
                "Coefficient of variation of the gaps in each window of ten minutes; 1 is Poisson.",
                time,
                Axis.linear("CV", ""),
                List.of(
                    new Series(
                        WORKLOADS.get(0),
                        0,
                        Mark.STEP,
                        grid(MINUTES / 10, i -> DAY + i * 600_000),
                        grid(MINUTES / 10, i -> 1.2 + 0.4 * Math.sin(i / 9) + 0.2 * noise()))))),
        List.of());
  }

  private Section gaps() {
    double[] x = grid(120, i -> Math.pow(10, -4 + i / 20));
    return new Section(
        "gaps",
        "Gaps between requests",
        "Which law the gaps follow decides how hard a queue is hit.",
        List.of(
            new Figure(
                "gap-distribution",
                "Gaps follow a Gamma law; an Exponential misses both ends",
                "Share of gaps longer than so many seconds.",
                Axis.log("Gap", "s"),
                Axis.log("Share that is longer", ""),
                List.of(
                    new Series(
                        WORKLOADS.get(0), 0, Mark.STEP, x, grid(120, i -> tail(x[(int) i], 0.5))),
                    new Series(
                        "Exponential", 5, Mark.DASHED, x, grid(120, i -> tail(x[(int) i], 1))),
                    new Series("Gamma", 3, Mark.DASHED, x, grid(120, i -> tail(x[(int) i], 0.52))),
                    new Series(
                        "Weibull", 4, Mark.DASHED, x, grid(120, i -> tail(x[(int) i], 0.6)))))),
        List.of(
            new Table(
                "gap-fits",
                "Fitted laws of the gaps",
                "The smaller the distance, the better; none would pass a test at this many gaps.",
                List.of("Workload", "Law", "Shape", "Scale (s)", "KS distance", "Gaps"),
                List.of(
                    List.of(WORKLOADS.get(0), "Gamma", 0.5213, 0.0471, 0.00831, 3_512_004L),
                    Arrays.asList(
                        WORKLOADS.get(0), "Exponential", null, 0.0246, 0.0712, 3_512_004L),
                    Arrays.asList(WORKLOADS.get(0), "Weibull", 0.6, 3.2e-7, Double.NaN, 12)))));
  }

  private Section lengths() {
    double[] x = grid(60, i -> Math.pow(10, 1 + i / 15));
    return new Section(
        "lengths",
        "Lengths",
        "",
        List.of(
            new Figure(
                "input-histogram",
                "Prompts have a body and a long tail",
                "",
                Axis.log("Input length", "tokens"),
                Axis.linear("Share of requests", "%"),
                List.of(
                    new Series(
                        WORKLOADS.get(0),
                        0,
                        Mark.LINE,
                        x,
                        grid(60, i -> 12 * Math.exp(-Math.pow((i - 28) / 9, 2)))))),
            new Figure(
                "items",
                "Most requests have one image",
                "",
                Axis.linear("Images in a request", ""),
                Axis.linear("Share of requests", "%"),
                List.of(
                    new Series(
                        WORKLOADS.get(0),
                        0,
                        Mark.BARS,
                        new double[] {0, 1, 2, 3, 4},
                        new double[] {12, 61, 16, 8, 3}),
                    new Series(
                        WORKLOADS.get(1),
                        1,
                        Mark.BARS,
                        new double[] {0, 1, 2, 3, 4},
                        new double[] {11, 62, 15, 9, 3})))),
        List.of());
  }

  private Section clients() {
    List<String> top = List.of("batch-7", SCRIPT, IMAGE, LONG, "chat", "(unknown)");
    return new Section(
        "clients",
        "Clients",
        "A handful of clients is the workload; the rest is noise around them.",
        List.of(
            new Figure(
                "top-clients",
                "Each top client is steady in all but its rate",
                "Requests per second of each of the largest clients.",
                Axis.time("Time of arrival"),
                Axis.linear("Rate", "requests/s"),
                IntStream.range(0, top.size())
                    .mapToObj(
                        c ->
                            new Series(
                                top.get(c),
                                c,
                                Mark.LINE,
                                grid(144, i -> DAY + i * 600_000),
                                grid(144, i -> (8 - c) * (1.2 + Math.sin(i / 20 + c)) + noise())))
                    .toList()),
            new Figure(
                "client-panels",
                "Each top client's rate in the trace is its own",
                "",
                Axis.time("Time of arrival"),
                Axis.linear("Rate", "requests/s"),
                top.stream().flatMap(this::twice).toList()),
            new Figure(
                "client-share",
                "Six clients make nine of ten requests",
                "",
                Axis.linear("Share of requests", "%"),
                Axis.categories("Client", top),
                List.of(
                    new Series(
                        WORKLOADS.get(0),
                        0,
                        Mark.BARS,
                        new double[] {41, 22, 14, 8, 4, 1},
                        new double[] {0, 1, 2, 3, 4, 5})))),
        List.of(
            new Table(
                "clients-table",
                "The largest clients",
                "",
                List.of("Client", "Requests", "Share (%)", "CV", "Mean input (tokens)"),
                IntStream.range(0, top.size())
                    .mapToObj(
                        c ->
                            List.<Object>of(
                                top.get(c), 1_438_211L >> c, 41.3 / (c + 1), 1.2 + c, 812.25 * c))
                    .toList())));
  }

  /** A client of the actual workload, and of the trace. */
  private Stream<Series> twice(String client) {
    return Stream.of(0, 1)
        .map(
            workload ->
                new Series(
                    client,
                    WORKLOADS.get(workload),
                    workload,
                    Mark.LINE,
                    grid(144, i -> DAY + i * 600_000),
                    grid(144, i -> 2 + Math.sin(i / 20) + noise())));
  }

  private Section fidelity() {
    int windows = 3600;
    return new Section(
        "fidelity",
        "Fidelity",
        "The paper's own test: rate and mean length of each 3-second window.",
        List.of(
            new Figure(
                "scatter",
                "The trace fills the actual's cloud; NAIVE is a blob in its middle",
                "Each point is a window of three seconds.",
                Axis.linear("Rate", "requests/s"),
                Axis.linear("Mean input length", "tokens"),
                List.of(cloud(0, windows, 1), cloud(1, windows, 1), cloud(2, windows, 0.3))),
            new Figure(
                "energy",
                "In every period the trace is far nearer than NAIVE",
                "Energy distance to the actual; the floor is the actual's odd windows against its even.",
                Axis.categories("Period", List.of("00–03", "03–06", "06–09", "09–12", "12–15")),
                Axis.log("Energy distance", ""),
                List.of(
                    bars("servegen", 1, 0.002, 0.004, 0.011, 0.0031, 0.005),
                    bars("naive", 2, 0.31, 0.22, 0.47, 0.52, 0.28),
                    bars("noise floor", 6, 0.001, 0.001, 0.0012, 0.0009, 0)))),
        List.of());
  }

  private Series cloud(int workload, int count, double spread) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      double common = noise() + noise();
      x[i] = 40 * Math.exp(spread * (0.4 * common + 0.2 * noise()));
      y[i] = 800 * Math.exp(spread * (0.6 * common + 0.3 * noise()));
    }
    String name = WORKLOADS.get(workload);
    return new Series(name, name, workload, Mark.POINTS, x, y);
  }

  private static Series bars(String name, int colour, double... values) {
    return new Series(name, colour, Mark.BARS, grid(values.length, i -> i), values);
  }

  private double[] daily(double mean, double noise) {
    return grid(
        MINUTES,
        i -> mean * (1 - 0.6 * Math.cos(2 * Math.PI * (i - 180) / MINUTES) + noise * noise()));
  }

  private static double tail(double x, double shape) {
    return Math.exp(-Math.pow(x / 5, shape));
  }

  private double noise() {
    return random.nextDouble() + random.nextDouble() - 1;
  }

  private static double[] grid(int count, DoubleUnaryOperator value) {
    return DoubleStream.iterate(0, i -> i + 1).limit(count).map(value).toArray();
  }
}
