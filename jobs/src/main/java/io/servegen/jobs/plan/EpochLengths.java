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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The length models of one epoch of a profile, by number: of its clients, or of its models. */
final class EpochLengths {
  private static final int NONE = -1;

  private final @Nullable ClientLengths[] byNumber;

  private EpochLengths(@Nullable ClientLengths[] byNumber) {
    this.byNumber = byNumber;
  }

  /**
   * Loads an epoch.
   *
   * @param numbers how many numbers there are
   * @param numberOf the number of a row's owner; negative if the row is not wanted
   */
  static EpochLengths load(
      LengthsReader reader,
      int epoch,
      LengthModel model,
      int numbers,
      ToIntFunction<ClientRow> numberOf) {
    Builder builder = new Builder(dependences(reader, epoch, numberOf), model, numbers);
    reader.lengths(
        epoch,
        row -> {
          int number = numberOf.applyAsInt(row);
          if (number >= 0) {
            builder.add(number, row);
          }
        });
    return new EpochLengths(builder.finish());
  }

  /** The length model of a client or a model; null if it has none here. */
  @Nullable ClientLengths of(int number) {
    return byNumber[number];
  }

  private static Map<Integer, List<Dependence>> dependences(
      LengthsReader reader, int epoch, ToIntFunction<ClientRow> numberOf) {
    Map<Integer, List<Dependence>> found = new HashMap<>();
    reader.dependence(
        epoch,
        row -> {
          Dependence dependence = row.dependence();
          int number = numberOf.applyAsInt(row);
          if (dependence != null && number >= 0) {
            found.computeIfAbsent(number, client -> new ArrayList<>()).add(dependence);
          }
        });
    return found;
  }

  /** Gathers the rows of each client, which follow each other. */
  private static final class Builder {
    private final Map<Integer, List<Dependence>> dependences;
    private final LengthModel lengthModel;
    private final @Nullable ClientLengths[] byNumber;
    private final EnumMap<LengthField, LengthTable> tables = new EnumMap<>(LengthField.class);
    private int open = NONE;

    Builder(Map<Integer, List<Dependence>> dependences, LengthModel lengthModel, int numbers) {
      this.dependences = dependences;
      this.lengthModel = lengthModel;
      this.byNumber = new ClientLengths[numbers];
    }

    void add(int number, LengthRow row) {
      if (number != open) {
        close();
        open = number;
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

    @Nullable ClientLengths[] finish() {
      close();
      return byNumber;
    }

    private void close() {
      if (!tables.isEmpty()) {
        byNumber[open] = new DrawnLengths(tables, dependences.getOrDefault(open, List.of()));
        tables.clear();
      }
    }
  }
}
