package io.servegen.jobs.imports;

import io.servegen.common.length.LengthField;
import io.servegen.common.rate.RateCurve;
import io.servegen.jobs.storage.Storage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A file of hand-written clients.
 *
 * @param durationMicros how long the profile is
 * @param windowMicros the length of its windows
 * @param clients as they stand in the file
 */
record WrittenClients(long durationMicros, long windowMicros, List<WrittenClient> clients)
    implements Serializable {
  private static final List<String> KEYS = List.of("model", "duration", "window", "clients");
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long DEFAULT_WINDOW_MICROS = 600_000_000L;
  private static final int CLIENTS_PER_TASK = 64;

  WrittenClients {
    clients = List.copyOf(clients);
  }

  /** Reads a file. */
  static WrittenClients read(Storage storage, String file) {
    YamlNode root = YamlNode.parse(file, storage.readText(file)).requireKeys(KEYS);
    long window = root.has("window") ? root.get("window").micros() : DEFAULT_WINDOW_MICROS;
    long duration = root.has("duration") ? root.get("duration").micros() : DAY_MICROS;
    if (window == 0 || duration == 0 || duration % window != 0) {
      throw root.wrong(
          "the duration is " + duration / 1e6 + " s, and a window " + window / 1e6 + " s",
          "choose a duration of whole windows");
    }
    List<WrittenClient> clients = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode node : root.get("clients").items()) {
      WrittenClient client = WrittenClient.of(node, root);
      for (int number = 1; number <= client.count(); number++) {
        if (!names.add(client.model() + '\n' + client.id(number))) {
          throw node.wrong(
              "there is another client '" + client.id(number) + "' of " + client.model(),
              "give each an id of its own");
        }
      }
      for (long from : client.lengths().keySet()) {
        if (from % window != 0) {
          throw node.get("lengths")
              .wrong("it changes at " + from / 1e6 + " s, within a window", "change between two");
        }
      }
      clients.add(client);
    }
    return new WrittenClients(duration, window, clients);
  }

  /** The clients on the calendar. */
  JavaRDD<Reading> on(JavaSparkContext context, long originMicros) {
    List<Copy> copies = new ArrayList<>();
    for (WrittenClient client : clients) {
      for (int number = 1; number <= client.count(); number++) {
        copies.add(new Copy(client, number));
      }
    }
    long[] epochs = epochs();
    int tasks = Math.max(context.defaultParallelism(), copies.size() / CLIENTS_PER_TASK);
    return context
        .parallelize(copies, Math.min(copies.size(), tasks))
        .map(copy -> Reading.of(client(copy, originMicros, epochs)));
  }

  /** One of those alike. */
  private record Copy(WrittenClient client, int number) implements Serializable {}

  /** Where any client changes its lengths: a table of lengths has the same epochs for all. */
  private long[] epochs() {
    TreeSet<Long> starts = new TreeSet<>();
    clients.forEach(client -> starts.addAll(client.lengths().keySet()));
    return starts.stream()
        .filter(start -> start < durationMicros)
        .mapToLong(Long::longValue)
        .toArray();
  }

  private ImportedClient client(Copy copy, long originMicros, long[] epochs) {
    WrittenClient client = copy.client;
    List<ClientWindow> windows = windows(client, originMicros);
    return new ImportedClient(
        client.model(),
        client.category(),
        client.id(copy.number),
        originMicros,
        originMicros + durationMicros,
        windowMicros,
        windows,
        lengths(client, originMicros, epochs, windows),
        true,
        0);
  }

  private List<ClientWindow> windows(WrittenClient client, long originMicros) {
    RateCurve curve = new RateCurve(client.offsets(), client.rates(), false, originMicros);
    double seconds = windowMicros / 1e6;
    double cv = Math.sqrt(client.family().squaredCv(client.shape()));
    List<ClientWindow> windows = new ArrayList<>();
    for (long start = 0; start < durationMicros; start += windowMicros) {
      double rate = curve.requests(originMicros + start, windowMicros, 1) / seconds;
      if (rate > 0) {
        windows.add(
            new ClientWindow(
                originMicros + start, seconds, rate, cv, client.family(), client.shape()));
      }
    }
    return windows;
  }

  private List<EpochLengths> lengths(
      WrittenClient client, long originMicros, long[] epochs, List<ClientWindow> windows) {
    List<EpochLengths> lengths = new ArrayList<>();
    for (int epoch = 0; epoch < epochs.length; epoch++) {
      long start = originMicros + epochs[epoch];
      long end = originMicros + (epoch + 1 < epochs.length ? epochs[epoch + 1] : durationMicros);
      double expected =
          windows.stream()
              .filter(window -> window.startMicros() >= start && window.startMicros() < end)
              .mapToDouble(ClientWindow::expected)
              .sum();
      Map<LengthField, WrittenLengths> fields =
          Objects.requireNonNull(client.lengths().floorEntry(epochs[epoch])).getValue();
      for (LengthField field : LengthField.values()) {
        WrittenLengths written = fields.get(field);
        if (written != null) {
          lengths.add(
              new EpochLengths(
                  start, (end - start) / 1e6, field, written.histogram(), written.law(), expected));
        }
      }
    }
    return lengths;
  }
}
