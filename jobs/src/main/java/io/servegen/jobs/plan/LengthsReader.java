package io.servegen.jobs.plan;

import io.servegen.common.length.Dependence;
import io.servegen.common.length.LengthField;
import io.servegen.jobs.table.Column;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Converter;
import org.jspecify.annotations.Nullable;

/** Reads the length laws and the dependences of one epoch of a profile. */
final class LengthsReader {
  private final ProfilePart profile;
  private final ProfileTable lengths;
  private final ProfileTable dependence;

  LengthsReader(ProfilePart profile, Configuration configuration) {
    this.profile = profile;
    this.lengths = new ProfileTable(configuration, profile.lengths(), "epoch_start");
    this.dependence = new ProfileTable(configuration, profile.dependence(), "epoch_start");
  }

  /** Gives every length law of an epoch; the rows of one client follow each other. */
  void lengths(int epoch, Consumer<LengthRow> target) {
    long start = profile.epochStarts()[epoch];
    lengths.read(new LengthRow(), start, start + 1, target);
  }

  /** Gives every dependence of an epoch. */
  void dependence(int epoch, Consumer<DependenceRow> target) {
    long start = profile.epochStarts()[epoch];
    dependence.read(new DependenceRow(), start, start + 1, target);
  }

  /** A row of a client, or of all clients of a model. */
  interface ClientRow extends ProfileTable.ReusedRow {
    Cells.Key model();

    Cells.Key clientId();
  }

  /** A row of the lengths table; used again for the next. */
  static final class LengthRow implements ClientRow {
    private final Cells.Key model = new Cells.Key();
    private final Cells.Key client = new Cells.Key();
    private final Cells.Number epochStart = new Cells.Number();
    private final Cells.Text field = new Cells.Text();
    private final Cells.Doubles values = new Cells.Doubles();
    private final Cells.Doubles weights = new Cells.Doubles();
    private final Cells.Number max = new Cells.Number();
    private final Cells.Text family = new Cells.Text();
    private final Cells.Doubles parameters = new Cells.Doubles();
    private final Map<String, Converter> converters =
        Map.of(
            Column.MODEL,
            model,
            Column.CLIENT_ID,
            client,
            "epoch_start",
            epochStart,
            "field",
            field,
            "values",
            values,
            "weights",
            weights,
            "max",
            max,
            "family",
            family,
            "parameters",
            parameters);

    @Override
    public Map<String, Converter> converters() {
      return converters;
    }

    @Override
    public void clear() {
      family.clear();
      parameters.clear();
      values.clear();
      weights.clear();
    }

    @Override
    public Cells.Key model() {
      return model;
    }

    @Override
    public Cells.Key clientId() {
      return client;
    }

    @Override
    public long time() {
      return epochStart.whole();
    }

    /** Null for a field that this program does not know. */
    @Nullable LengthField field() {
      return LengthField.ofKey(field.required()).orElse(null);
    }

    double[] values() {
      return values.toArray();
    }

    double[] weights() {
      return weights.toArray();
    }

    /** The greatest value that the row stands for. */
    double max() {
      return max.real();
    }

    /** The family of the parametric law; null where there is none. */
    @Nullable String family() {
      return family.value();
    }

    double[] parameters() {
      return parameters.toArray();
    }
  }

  /** A row of the dependence table; used again for the next. */
  static final class DependenceRow implements ClientRow {
    private final Cells.Key model = new Cells.Key();
    private final Cells.Key client = new Cells.Key();
    private final Cells.Number epochStart = new Cells.Number();
    private final Cells.Text fieldA = new Cells.Text();
    private final Cells.Text fieldB = new Cells.Text();
    private final Cells.Number rankCorrelation = new Cells.Number();
    private final Map<String, Converter> converters =
        Map.of(
            Column.MODEL,
            model,
            Column.CLIENT_ID,
            client,
            "epoch_start",
            epochStart,
            "field_a",
            fieldA,
            "field_b",
            fieldB,
            "rank_correlation",
            rankCorrelation);

    @Override
    public Map<String, Converter> converters() {
      return converters;
    }

    @Override
    public void clear() {}

    @Override
    public Cells.Key model() {
      return model;
    }

    @Override
    public Cells.Key clientId() {
      return client;
    }

    @Override
    public long time() {
      return epochStart.whole();
    }

    /** Null where a field is not known. */
    @Nullable Dependence dependence() {
      LengthField a = LengthField.ofKey(fieldA.required()).orElse(null);
      LengthField b = LengthField.ofKey(fieldB.required()).orElse(null);
      return a == null || b == null ? null : new Dependence(a, b, rankCorrelation.real());
    }
  }
}
