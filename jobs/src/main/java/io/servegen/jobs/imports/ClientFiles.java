package io.servegen.jobs.imports;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one client in a ServeGen pool.
 *
 * @param model the model's name
 * @param category the pool's category
 * @param clientId the files' common name, such as {@code chunk-12}
 * @param trace the file of its windows
 * @param dataset the file of its lengths, if there is one
 */
record ClientFiles(
    String model, Category category, String clientId, String trace, @Nullable String dataset)
    implements Serializable {

  /** Reads both files; what is wrong with them is part of the answer, not thrown. */
  Reading read(Storage storage, long originMicros) {
    String file = trace;
    try {
      TraceFile windows = readTrace(storage, originMicros);
      if (dataset == null) {
        return Reading.of(client(windows, List.of(), false, 0));
      }
      file = dataset;
      DatasetFile lengths = readDataset(storage, dataset);
      return Reading.of(
          client(windows, lengths(windows, lengths, originMicros), true, lengths.emptyPmfs()));
    } catch (FormatException e) {
      return Reading.failed(file + ", " + e.getMessage());
    } catch (IOException e) {
      return Reading.failed(file + " cannot be read: " + e.getMessage());
    }
  }

  private TraceFile readTrace(Storage storage, long originMicros)
      throws IOException, FormatException {
    try (Reader in = new InputStreamReader(open(storage, trace), StandardCharsets.UTF_8)) {
      return TraceFile.read(in, originMicros);
    }
  }

  private static DatasetFile readDataset(Storage storage, String path)
      throws IOException, FormatException {
    try (InputStream in = open(storage, path)) {
      return DatasetFile.read(in);
    }
  }

  private static InputStream open(Storage storage, String path) throws IOException {
    return storage.fileSystem(path).open(new Path(path));
  }

  private ImportedClient client(
      TraceFile windows, List<EpochLengths> lengths, boolean hasLengths, long emptyPmfs) {
    return new ImportedClient(
        model,
        category,
        clientId,
        windows.startMicros(),
        windows.endMicros(),
        windows.stepMicros(),
        windows.windows(),
        lengths,
        hasLengths,
        emptyPmfs);
  }

  private static List<EpochLengths> lengths(
      TraceFile windows, DatasetFile dataset, long originMicros) {
    List<Long> starts = List.copyOf(dataset.epochs().keySet());
    List<EpochLengths> rows = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long start = originMicros + starts.get(i);
      long end = epochEnd(starts, i, originMicros, windows.endMicros());
      double expected =
          windows.windows().stream()
              .filter(window -> window.startMicros() >= start && window.startMicros() < end)
              .mapToDouble(ClientWindow::expected)
              .sum();
      for (Map.Entry<LengthField, Histogram> field :
          dataset.epochs().getOrDefault(starts.get(i), Map.of()).entrySet()) {
        rows.add(
            new EpochLengths(
                start, (end - start) / 1e6, field.getKey(), field.getValue(), null, expected));
      }
    }
    return rows;
  }

  /**
   * An epoch ends where the next starts; the last with the windows, or is as long as the others.
   */
  private static long epochEnd(List<Long> starts, int i, long originMicros, long windowsEnd) {
    if (i + 1 < starts.size()) {
      return originMicros + starts.get(i + 1);
    }
    long start = originMicros + starts.get(i);
    if (windowsEnd > start) {
      return windowsEnd;
    }
    return start + (i > 0 ? starts.get(i) - starts.get(i - 1) : windowsEnd - originMicros);
  }
}
