package io.servegen.jobs.plan;

import io.servegen.common.length.Dependence;
import io.servegen.common.length.LengthField;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Reads the length laws and the dependences of one epoch of a profile. */
final class LengthsReader {
  private static final String EPOCH_START = "epoch_start";

  private final ProfilePart profile;
  private final ProfileTable lengths;
  private final ProfileTable dependence;

  LengthsReader(ProfilePart profile, Configuration configuration) {
    this.profile = profile;
    this.lengths = new ProfileTable(configuration, profile.lengths(), EPOCH_START);
    this.dependence = new ProfileTable(configuration, profile.dependence(), EPOCH_START);
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

  /** A row of the lengths table. */
  static final class LengthRow extends ClientRow {
    private final Cells.Text field = column("field", new Cells.Text());
    private final Cells.Doubles values = column("values", new Cells.Doubles());
    private final Cells.Doubles weights = column("weights", new Cells.Doubles());
    private final Cells.Number max = column("max", new Cells.Number());
    private final Cells.Text family = column("family", new Cells.Text());
    private final Cells.Doubles parameters = column("parameters", new Cells.Doubles());

    LengthRow() {
      super(EPOCH_START);
    }

    @Override
    public void clear() {
      family.clear();
      parameters.clear();
      values.clear();
      weights.clear();
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

  /** A row of the dependence table. */
  static final class DependenceRow extends ClientRow {
    private final Cells.Text fieldA = column("field_a", new Cells.Text());
    private final Cells.Text fieldB = column("field_b", new Cells.Text());
    private final Cells.Number rankCorrelation = column("rank_correlation", new Cells.Number());

    DependenceRow() {
      super(EPOCH_START);
    }

    /** Null where a field is not known. */
    @Nullable Dependence dependence() {
      LengthField a = LengthField.ofKey(fieldA.required()).orElse(null);
      LengthField b = LengthField.ofKey(fieldB.required()).orElse(null);
      return a == null || b == null ? null : new Dependence(a, b, rankCorrelation.real());
    }
  }
}
