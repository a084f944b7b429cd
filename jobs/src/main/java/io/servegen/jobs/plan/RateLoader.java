package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.rate.RateCurve;
import io.servegen.common.rate.TargetRate;
import io.servegen.jobs.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/** Makes the target from {@code --rate}. */
final class RateLoader {
  private RateLoader() {}

  /**
   * The total rate that the trace is to have.
   *
   * @param loaders one for each of {@code parts}
   * @param startMicros when the trace starts
   * @param endMicros when it ends
   */
  static TargetRate target(
      Storage storage,
      RateSpec rate,
      List<ProfileLoader> loaders,
      List<ProfilePart> parts,
      long startMicros,
      long endMicros) {
    return switch (rate.form()) {
      case CONSTANT -> TargetRate.constant(rate.number());
      case FACTOR -> TargetRate.scaled(rate.number());
      case CURVE -> curve(storage, rate.file(), startMicros);
      case MEAN ->
          TargetRate.scaled(
              rate.number() / OwnRate.of(loaders, parts, startMicros, endMicros).mean());
      case PEAK ->
          TargetRate.scaled(
              rate.number() / OwnRate.of(loaders, parts, startMicros, endMicros).peak());
    };
  }

  /**
   * The curve in a CSV file with the header {@code offset_seconds,rate} or {@code …,factor}.
   *
   * @param startMicros the time at offset 0: the trace's start
   */
  static TargetRate curve(Storage storage, String file, long startMicros) {
    if (!storage.exists(file)) {
      throw UserException.usage(
          "--rate " + file + " is not known",
          "it is none of the forms of a rate, and there is no file of that name",
          "write profile, 500, x2.5, mean:500, peak:500 or the name of a CSV file");
    }
    List<String> lines = storage.readText(file).lines().filter(line -> !line.isBlank()).toList();
    String header = lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "").replace(" ", "");
    boolean factor = header.equals("offset_seconds,factor");
    if (!factor && !header.equals("offset_seconds,rate")) {
      throw UserException.usage(
          "--rate: " + file + " starts with '" + header + "'",
          "a rate curve's first line is 'offset_seconds,rate' or 'offset_seconds,factor'",
          "add that line");
    }
    List<double[]> points = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      points.add(point(file, i + 1, lines.get(i)));
    }
    try {
      return new RateCurve(
          points.stream().mapToDouble(point -> point[0]).toArray(),
          points.stream().mapToDouble(point -> point[1]).toArray(),
          factor,
          startMicros);
    } catch (UserException e) {
      throw UserException.usage("--rate: " + file + ": " + e.problem(), e.reason(), e.remedy())
          .causedBy(e);
    }
  }

  private static double[] point(String file, int line, String text) {
    String[] cells = text.split(",", -1);
    try {
      if (cells.length == 2) {
        return new double[] {
          Double.parseDouble(cells[0].strip()), Double.parseDouble(cells[1].strip())
        };
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw UserException.usage(
        "--rate: line " + line + " of " + file + " is '" + text + "'",
        "each line is two numbers with a comma between them",
        "correct it, such as '3600,12.5'");
  }
}
