package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.rate.RateCurve;
import io.servegen.common.rate.TargetRate;
import io.servegen.jobs.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rate curve: a CSV file with the header {@code offset_seconds,rate} or {@code …,factor}.
 */
final class RateLoader {
  private RateLoader() {}

  /**
   * The curve in a file.
   *
   * @param startMicros the time at offset 0: the trace's start
   */
  static TargetRate curve(Storage storage, String file, long startMicros) {
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
    return new RateCurve(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray(),
        factor,
        startMicros);
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
