package io.servegen.jobs.imports;

import io.servegen.common.UserException;
import io.servegen.common.arrival.GapFamily;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's file of windows in a ServeGen pool: lines of {@code start in s, rate in 1/s, cv,
 * family, shape, scale} without a header. The rate of an idle window is 0. The scale in the file
 * does not agree with the rate, which the scale is derived from instead.
 *
 * @param startMicros the start of the first window, from the pool's origin
 * @param endMicros the end of the last one
 * @param stepMicros the length of every window
 * @param windows those with requests
 * @see <a href="https://github.com/alibaba/ServeGen">alibaba/ServeGen, servegen/clientpool.py</a>
 */
record TraceFile(long startMicros, long endMicros, long stepMicros, List<ClientWindow> windows) {
  /** The length of a window that has no neighbour to tell it. */
  private static final long LONE_WINDOW_MICROS = 600_000_000L;

  private static final int COLUMNS = 6;

  /** Reads a file; the origin is added to every time. */
  static TraceFile read(Reader reader, long originMicros) throws IOException, FormatException {
    List<Line> lines = new ArrayList<>();
    BufferedReader in = new BufferedReader(reader);
    long number = 0;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      number++;
      if (!text.isBlank()) {
        lines.add(Line.parse(number, text));
      }
    }
    if (lines.isEmpty()) {
      throw new FormatException("it has no windows");
    }
    long step = step(lines);
    List<ClientWindow> windows = new ArrayList<>();
    for (Line line : lines) {
      if (line.rate > 0) {
        windows.add(line.window(originMicros, step));
      }
    }
    return new TraceFile(
        originMicros + lines.get(0).startMicros,
        originMicros + lines.get(lines.size() - 1).startMicros + step,
        step,
        windows);
  }

  /** The distance from window to window, which must be the same throughout. */
  private static long step(List<Line> lines) throws FormatException {
    long step =
        lines.size() == 1
            ? LONE_WINDOW_MICROS
            : lines.get(1).startMicros - lines.get(0).startMicros;
    for (int i = 1; i < lines.size(); i++) {
      long distance = lines.get(i).startMicros - lines.get(i - 1).startMicros;
      if (distance != step || step <= 0) {
        throw new FormatException(
            lines.get(i).number,
            "this window starts "
                + distance / 1e6
                + " s after the one before; windows follow each other at equal distances, here of "
                + step / 1e6
                + " s");
      }
    }
    return step;
  }

  private record Line(
      long number, long startMicros, double rate, double cv, String family, double shape) {

    static Line parse(long number, String text) throws FormatException {
      String[] cells = text.split(",", -1);
      if (cells.length != COLUMNS) {
        throw new FormatException(number, cells.length + " columns, where there are to be 6");
      }
      double start = cell(number, "window start", cells[0]);
      double rate = cell(number, "rate", cells[1]);
      double cv = cell(number, "cv", cells[2]);
      double shape = cell(number, "shape", cells[4]);
      cell(number, "scale", cells[5]);
      String family = cells[3].strip();
      if (rate > 0 && family.isEmpty()) {
        throw new FormatException(number, "the rate is " + rate + " but there is no family");
      }
      if (rate > 0 && shape == 0) {
        throw new FormatException(number, "the shape is 0");
      }
      return new Line(number, Math.round(start * 1e6), rate, cv, family, shape);
    }

    ClientWindow window(long originMicros, long step) throws FormatException {
      GapFamily law;
      try {
        law = GapFamily.of(family);
      } catch (UserException e) {
        throw new FormatException(number, e.problem() + ": " + e.reason());
      }
      return new ClientWindow(
          originMicros + startMicros,
          step / 1e6,
          rate,
          cv,
          law,
          law == GapFamily.EXPONENTIAL ? 1 : shape);
    }

    private static double cell(long number, String name, String text) throws FormatException {
      double value;
      try {
        value = Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw new FormatException(number, "the " + name + " '" + text + "' is not a number");
      }
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new FormatException(number, "the " + name + " is " + text.strip());
      }
      return value;
    }
  }
}
