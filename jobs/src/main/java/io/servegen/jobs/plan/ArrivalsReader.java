package io.servegen.jobs.plan;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.engine.ClientRates;
import io.servegen.common.engine.RateSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Reads the windows of the profiles that a task needs, some at a time, as it comes to them. */
final class ArrivalsReader implements RateSource {
  /** Rows in memory at once, about: 32 bytes each. */
  private static final int CHUNK_ROWS = 1 << 19;

  private static final int LEAST_CHUNKS_KEPT = 3;

  private static final String WINDOW_START = "window_start";

  private final TracePlan plan;
  private final List<Part> parts = new ArrayList<>();
  private final ClientRates together = new ClientRates();

  ArrivalsReader(TracePlan plan, PoolIndex pool, Configuration configuration) {
    this.plan = plan;
    for (int profile = 0; profile < plan.profiles().size(); profile++) {
      parts.add(new Part(profile, pool.search(profile), configuration));
    }
  }

  @Override
  public ClientRates at(long window) {
    if (parts.size() == 1) {
      return parts.get(0).at(window);
    }
    together.clear();
    for (Part part : parts) {
      ClientRates rates = part.at(window);
      for (int entry = 0; entry < rates.size(); entry++) {
        together.add(
            rates.client(entry), rates.rate(entry), rates.family(entry), rates.shape(entry));
      }
    }
    return together;
  }

  /** The windows of one profile. */
  private final class Part {
    private static final ClientRates IDLE = new ClientRates();

    private final PoolIndex.Search pool;
    private final ProfilePart profile;
    private final ProfileTable table;
    private final int chunkWindows;
    private final int chunksKept;

    /** The window that was asked for first: chunks start there, so that none is read in part. */
    private long origin = Long.MIN_VALUE;

    /** By chunk, its windows; null where every client is idle. */
    private final Map<Long, @Nullable ClientRates[]> chunks =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, @Nullable ClientRates[]> eldest) {
            return size() > chunksKept;
          }
        };

    Part(int number, PoolIndex.Search pool, Configuration configuration) {
      this.pool = pool;
      this.profile = plan.profiles().get(number);
      this.table = new ProfileTable(configuration, profile.arrivals(), WINDOW_START);
      this.chunkWindows = Math.max(1, CHUNK_ROWS / Math.max(1, plan.pool().size()));
      // Copies that are shifted in time want the windows around one again and again.
      int reach = 2 * Arrays.stream(plan.shiftWindows()).map(Math::abs).max().orElse(0);
      this.chunksKept = Math.max(LEAST_CHUNKS_KEPT, reach / chunkWindows + 2);
    }

    ClientRates at(long traceWindow) {
      long window = profile.profileWindow(traceWindow);
      if (origin == Long.MIN_VALUE) {
        origin = window;
      }
      long chunk = Math.floorDiv(window - origin, chunkWindows);
      ClientRates rates =
          chunks.computeIfAbsent(chunk, this::load)[Math.floorMod(window - origin, chunkWindows)];
      return rates == null ? IDLE : rates;
    }

    private @Nullable ClientRates[] load(long chunk) {
      long from = (origin + chunk * chunkWindows) * profile.windowMicros();
      @Nullable ClientRates[] loaded = new ClientRates[chunkWindows];
      table.read(
          new ArrivalRow(),
          from,
          from + chunkWindows * profile.windowMicros(),
          row -> {
            int client = pool.find(row.model(), row.clientId());
            if (client >= 0 && row.rate.real() > 0) {
              int place = (int) ((row.time() - from) / profile.windowMicros());
              ClientRates rates = loaded[place];
              if (rates == null) {
                rates = new ClientRates();
                loaded[place] = rates;
              }
              rates.add(client, row.rate.real(), row.family(), row.shape.real());
            }
          });
      return loaded;
    }
  }

  private static final class ArrivalRow extends ClientRow {
    private final Cells.Number rate = column("rate", new Cells.Number());
    private final Cells.Text family = column("family", new Cells.Text());
    private final Cells.Number shape = column("shape", new Cells.Number());
    private String familyKey = "";
    private GapFamily lastFamily = GapFamily.EXPONENTIAL;

    ArrivalRow() {
      super(WINDOW_START);
    }

    GapFamily family() {
      String key = family.required();
      if (!key.equals(familyKey)) {
        familyKey = key;
        lastFamily = GapFamily.of(key);
      }
      return lastFamily;
    }
  }
}
