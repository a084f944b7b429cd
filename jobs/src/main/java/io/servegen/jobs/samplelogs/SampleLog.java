package io.servegen.jobs.samplelogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** A whole log: sound lines, and one damaged line among every {@link #LINES_PER_DAMAGE}. */
final class SampleLog {
  static final int LINES_PER_DAMAGE = 2000;

  private final GatewayLog gateway;
  private final UniformRandomProvider random;
  private final long[] damaged = new long[Damage.values().length];
  private final Set<String> clients = new HashSet<>();
  private long requests;

  /**
   * @param startMillis the first moment of the log
   * @param endMillis requests that start then or later are left out
   */
  SampleLog(long seed, long startMillis, long endMillis) {
    gateway = new GatewayLog(SampleClient.population(), seed, startMillis, endMillis);
    random = Streams.open(Streams.clientKey(seed, "sample-logs", "(damage)"), 0, Purpose.RESAMPLE);
  }

  /** Writes the lines of at most so many requests. */
  void write(LogFiles files, long most) throws IOException {
    int damagedLine = 0;
    LoggedRequest request = gateway.next();
    while (request != null && requests < most) {
      int line = (int) (requests % LINES_PER_DAMAGE);
      if (line == 0) {
        damagedLine = random.nextInt(LINES_PER_DAMAGE);
      }
      String text = LogLine.of(request);
      files.write(request.doneMillis(), line == damagedLine ? spoil(text, request) : text);
      clients.add(request.client().apiKeyId());
      requests++;
      request = gateway.next();
    }
  }

  /** What was written. */
  ObjectNode counts() {
    ObjectNode counts =
        Manifest.newCounts()
            .put("requests", requests)
            .put("clients", clients.size())
            .put("damaged", Arrays.stream(damaged).sum());
    ObjectNode ways = counts.putObject("damaged_by_way");
    for (Damage way : Damage.values()) {
      ways.put(way.key(), damaged[way.ordinal()]);
    }
    return counts;
  }

  private String spoil(String line, LoggedRequest request) {
    Damage way = Damage.values()[(int) (requests / LINES_PER_DAMAGE % Damage.values().length)];
    damaged[way.ordinal()]++;
    return way.spoil(line, request);
  }
}
