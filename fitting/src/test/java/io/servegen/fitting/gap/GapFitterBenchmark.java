package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The time that one window takes, against SciPy's on the same gaps in the same run. {@link #fit}
 * does more than SciPy is asked for: it sorts, fits the exponential law too, and takes all three
 * Kolmogorov–Smirnov distances and standard errors. {@link #estimate} is Gamma and Weibull alone.
 *
 * <p>{@code fitting/src/test/bin/bench gap.GapFitterBenchmark} runs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class GapFitterBenchmark {
  private static final String SCRIPT = "gap_fitter_benchmark.py";

  @Param({"100", "1000", "10000"})
  int count;

  private final GapFitter fitter = new GapFitter(SelectionRule.KS);
  private final SortedGaps sorted = new SortedGaps();
  private final GapEstimator gamma = new GammaEstimator();
  private final GapEstimator weibull = new WeibullEstimator();
  private final GapSample ticking = new GapSample(0.01);
  private GapSample sample = new GapSample();

  /** Gaps of a Gamma law of shape 1/2. On the clock that ticks, the tick is 2 % of the mean. */
  @Setup
  public void draw() {
    sample = ReferenceSample.draw(GapFamily.GAMMA, 0.5, count, 7);
    for (int i = 0; i < count; i++) {
      ticking.add(0.01 * Math.floor(sample.gap(i) / 0.01));
    }
  }

  /** A whole window. */
  @Benchmark
  public Optional<GapSelection> fit() {
    return fitter.fit(sample);
  }

  /** A whole window of a clock that ticks. */
  @Benchmark
  public Optional<GapSelection> fitTicks() {
    return fitter.fit(ticking);
  }

  /** The two estimates, from gaps as they come. */
  @Benchmark
  public double estimate() {
    sorted.load(sample, 0);
    return gamma.fit(sorted).shape() + weibull.fit(sorted).shape();
  }

  /** Prints the ratios. */
  public static void main(String[] args) throws RunnerException, IOException {
    Map<Integer, Double> scipy = scipyMicros();
    OptionsBuilder options = new OptionsBuilder();
    options.include(GapFitterBenchmark.class.getName());
    Collection<RunResult> results = new Runner(options.build()).run();
    // The faster of the two: what else the machine does must not speak for this side.
    scipyMicros().forEach((count, micros) -> scipy.merge(count, micros, Math::min));
    System.out.println("SciPy, µs by gaps: " + scipy);
    System.out.println(" gaps  method    µs/window  times as fast as SciPy");
    for (RunResult result : results) {
      int count = Integer.parseInt(result.getParams().getParam("count"));
      double micros = result.getPrimaryResult().getScore();
      System.out.printf(
          "%5d  %-8s %10.1f  %.1f%n",
          count, result.getPrimaryResult().getLabel(), micros, scipy.get(count) / micros);
    }
  }

  private static Map<Integer, Double> scipyMicros() throws IOException {
    Path script = Path.of(GapFitterBenchmark.class.getResource(SCRIPT).getPath());
    Process python = new ProcessBuilder("python3", script.toString()).start();
    Map<Integer, Double> micros = new TreeMap<>();
    try (BufferedReader lines = python.inputReader()) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .forEach(pair -> micros.put(Integer.valueOf(pair[0]), 1e3 * Double.parseDouble(pair[1])));
    }
    return micros;
  }
}
