package io.servegen.jobs.plan;

import io.servegen.common.length.ClientLengths;
import io.servegen.common.length.Dependence;
import io.servegen.common.length.DrawnLengths;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.LengthLaw;
import io.servegen.common.length.LengthTable;
import io.servegen.common.length.Tabulation;
import io.servegen.jobs.plan.LengthsReader.LengthRow;
import io.servegen.jobs.plan.TraceOptions.LengthModel;
import io.servegen.jobs.table.Profiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The length models of one epoch of a profile: of some of its clients, and of its models pooled.
 */
final class EpochLengths {
  private final Map<String, Map<String, ClientLengths>> byModel;

  private EpochLengths(Map<String, Map<String, ClientLengths>> byModel) {
    this.byModel = byModel;
  }

  /** Which rows to load, by model and client. */
  interface Wanted {
    boolean test(String model, String clientId);
  }

  static EpochLengths load(LengthsReader reader, int epoch, LengthModel model, Wanted wanted) {
    Map<String, Map<String, List<Dependence>>> dependences = dependences(reader, epoch, wanted);
    Builder builder = new Builder(dependences, model);
    reader.lengths(
        epoch,
        row -> {
          if (wanted.test(row.model(), row.clientId())) {
            builder.add(row);
          }
        });
    return new EpochLengths(builder.finish());
  }

  /** The length model of a client; null if it has none here. */
  @Nullable ClientLengths of(String model, String clientId) {
    return byModel.getOrDefault(model, Map.of()).get(clientId);
  }

  /** Takes the model's pooled rows. */
  static Wanted pooled() {
    return (model, clientId) -> clientId.equals(Profiles.ALL_CLIENTS);
  }

  /** Takes the rows of the pool's clients for which {@code wanted} holds. */
  static Wanted clients(
      PoolIndex pool, int profile, List<PoolClient> clients, Predicate<PoolClient> wanted) {
    return (model, clientId) -> {
      int number = pool.find(profile, model, clientId);
      return number >= 0 && wanted.test(clients.get(number));
    };
  }

  private static Map<String, Map<String, List<Dependence>>> dependences(
      LengthsReader reader, int epoch, Wanted wanted) {
    Map<String, Map<String, List<Dependence>>> found = new HashMap<>();
    reader.dependence(
        epoch,
        row -> {
          Dependence dependence = row.dependence();
          if (dependence != null && wanted.test(row.model(), row.clientId())) {
            found
                .computeIfAbsent(row.model(), model -> new HashMap<>())
                .computeIfAbsent(row.clientId(), client -> new ArrayList<>())
                .add(dependence);
          }
        });
    return found;
  }

  /** Gathers the rows of each client, which follow each other. */
  private static final class Builder {
    private final Map<String, Map<String, List<Dependence>>> dependences;
    private final Map<String, Map<String, ClientLengths>> byModel = new HashMap<>();
    private final LengthModel lengthModel;
    private EnumMap<LengthField, LengthTable> tables = new EnumMap<>(LengthField.class);
    private String model = "";
    private String clientId = "";

    Builder(Map<String, Map<String, List<Dependence>>> dependences, LengthModel lengthModel) {
      this.dependences = dependences;
      this.lengthModel = lengthModel;
    }

    void add(LengthRow row) {
      if (!row.clientId().equals(clientId) || !row.model().equals(model)) {
        close();
        model = row.model();
        clientId = row.clientId();
      }
      LengthField field = row.field();
      if (field != null) {
        tables.put(field, table(field, row));
      }
    }

    /**
     * The histogram, also where there is no law of the field. A law ends where its row does: what
     * lies beyond was never seen, and may be more than the model takes.
     */
    private LengthTable table(LengthField field, LengthRow row) {
      String family = row.family();
      if (lengthModel == LengthModel.EMPIRICAL || family == null) {
        return LengthTable.of(field, row.values(), row.weights());
      }
      return Tabulation.of(field, LengthLaw.of(family, row.parameters()))
          .between(0, row.max())
          .map(law -> LengthTable.of(field, law.values(), law.weights()))
          .orElseGet(() -> LengthTable.of(field, row.values(), row.weights()));
    }

    Map<String, Map<String, ClientLengths>> finish() {
      close();
      return byModel;
    }

    private void close() {
      if (!tables.isEmpty()) {
        List<Dependence> joined =
            dependences.getOrDefault(model, Map.of()).getOrDefault(clientId, List.of());
        byModel
            .computeIfAbsent(model, key -> new HashMap<>())
            .put(clientId, new DrawnLengths(tables, joined));
        tables = new EnumMap<>(LengthField.class);
      }
    }
  }
}
