package io.servegen.jobs.imports;

import io.servegen.jobs.table.Category;
import java.io.Serializable;
import java.util.List;

/**
 * A client as its source describes it, on the calendar.
 *
 * @param model the model that it calls
 * @param category what its requests are made of
 * @param id its name within the model
 * @param spanStartMicros the start of its first window, idle or not
 * @param spanEndMicros the end of its last window, idle or not
 * @param windowMicros the length of every window
 * @param windows its windows with requests, in order of time
 * @param lengths its lengths, by epoch and field
 * @param hasLengths whether the source gives lengths for it at all
 * @param emptyPmfs how many of its distributions were empty
 */
record ImportedClient(
    String model,
    Category category,
    String id,
    long spanStartMicros,
    long spanEndMicros,
    long windowMicros,
    List<ClientWindow> windows,
    List<EpochLengths> lengths,
    boolean hasLengths,
    long emptyPmfs)
    implements Serializable {

  ImportedClient {
    windows = List.copyOf(windows);
    lengths = List.copyOf(lengths);
  }

  long requests() {
    return windows.stream().mapToLong(ClientWindow::requests).sum();
  }

  /** Requests in windows whose epoch has no lengths of the client's own. */
  long requestsWithoutLengths() {
    return windows.stream()
        .filter(window -> lengths.stream().noneMatch(epoch -> covers(epoch, window)))
        .mapToLong(ClientWindow::requests)
        .sum();
  }

  private static boolean covers(EpochLengths epoch, ClientWindow window) {
    long end = epoch.startMicros() + Math.round(epoch.seconds() * 1e6);
    return epoch.startMicros() <= window.startMicros() && window.startMicros() < end;
  }
}
