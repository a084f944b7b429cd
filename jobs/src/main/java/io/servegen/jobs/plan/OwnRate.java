package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import java.util.List;

/**
 * The profiles' own total rate over the time of a trace, in requests per second.
 *
 * @param mean its mean
 * @param peak that of the window with the most
 */
record OwnRate(double mean, double peak) {

  /**
   * The rate of all profiles together, each repeated as the trace repeats it.
   *
   * @param loaders one for each of {@code parts}
   * @throws UserException if no client is active in that time
   */
  static OwnRate of(
      List<ProfileLoader> loaders, List<ProfilePart> parts, long startMicros, long endMicros) {
    double[][] rates = new double[parts.size()][];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = loaders.get(i).rates(parts.get(i));
    }
    long windowMicros = parts.get(0).windowMicros();
    double requests = 0;
    double peak = 0;
    for (long window = Math.floorDiv(startMicros, windowMicros);
        window * windowMicros < endMicros;
        window++) {
      double total = 0;
      for (int i = 0; i < rates.length; i++) {
        total += rates[i][parts.get(i).place(window)];
      }
      long from = Math.max(startMicros, window * windowMicros);
      long to = Math.min(endMicros, (window + 1) * windowMicros);
      requests += total * (to - from);
      peak = Math.max(peak, total);
    }
    if (!(peak > 0)) {
      throw UserException.data(
          "no client is active in the time of the trace",
          "the profile has no rate there that could be scaled",
          "choose another time by --from, --to, --start and --duration");
    }
    return new OwnRate(requests / (endMicros - startMicros), peak);
  }
}
