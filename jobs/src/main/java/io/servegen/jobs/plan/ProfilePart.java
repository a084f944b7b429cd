package io.servegen.jobs.plan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The used part of one profile, and the files that hold it.
 *
 * @param identity tells the profile from any other that was at its path before
 * @param firstWindow the first used window, counted from 1970-01-01 00:00 UTC
 * @param periodWindows how many windows repeat
 * @param anchorWindow the window of the trace that the first used window stands behind
 * @param windowMicros the length of a window
 * @param epochStarts the starts of the epochs of the lengths table, ascending
 * @param arrivals the files of the arrivals table
 * @param lengths the files of the lengths table
 * @param dependence the files of the dependence table
 */
record ProfilePart(
    String identity,
    long firstWindow,
    int periodWindows,
    long anchorWindow,
    long windowMicros,
    long[] epochStarts,
    List<TableFile> arrivals,
    List<TableFile> lengths,
    List<TableFile> dependence)
    implements Serializable {

  /**
   * A file of a table that is sorted by time.
   *
   * @param path where it lies
   * @param firstMicros the least time in it
   * @param lastMicros the greatest
   */
  record TableFile(String path, long firstMicros, long lastMicros) implements Serializable {
    boolean overlaps(long fromMicros, long toMicros) {
      return firstMicros < toMicros && lastMicros >= fromMicros;
    }
  }

  /** The profile's window behind a window of the trace. */
  long profileWindow(long traceWindow) {
    return firstWindow + place(traceWindow);
  }

  /** The place among the used windows of the one behind a window of the trace. */
  int place(long traceWindow) {
    return (int) Math.floorMod(traceWindow - anchorWindow, (long) periodWindows);
  }

  /** The same, with its first window behind {@code traceWindow}. */
  ProfilePart anchoredAt(long traceWindow) {
    return new ProfilePart(
        identity,
        firstWindow,
        periodWindows,
        traceWindow,
        windowMicros,
        epochStarts,
        arrivals,
        lengths,
        dependence);
  }

  /** The number of the epoch that a window of the profile lies in; 0 before the first. */
  int epochOf(long profileWindow) {
    int place = Arrays.binarySearch(epochStarts, profileWindow * windowMicros);
    return Math.max(0, place >= 0 ? place : -place - 2);
  }
}
