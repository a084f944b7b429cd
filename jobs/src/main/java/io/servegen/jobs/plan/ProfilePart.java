package io.servegen.jobs.plan;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

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
    /** A file by what its footer says; empty if it has no rows. */
    static Optional<TableFile> of(Configuration configuration, FileStatus file, String time) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
        for (BlockMetaData group : reader.getFooter().getBlocks()) {
          for (ColumnChunkMetaData column : group.getColumns()) {
            if (column.getPath().toDotString().equals(time) && group.getRowCount() > 0) {
              if (column.getStatistics() instanceof LongStatistics times
                  && times.hasNonNullValue()) {
                first = Math.min(first, times.getMin());
                last = Math.max(last, times.getMax());
              } else {
                first = Long.MIN_VALUE; // it may hold any time
                last = Long.MAX_VALUE;
              }
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return first > last
          ? Optional.empty()
          : Optional.of(new TableFile(file.getPath().toUri().toString(), first, last));
    }

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
