package io.servegen.jobs.fit;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.length.HistogramBinning;
import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthFitter;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.window.ClientEpoch;
import io.servegen.jobs.window.LengthCode;
import io.servegen.jobs.window.RequestSample;
import io.servegen.jobs.window.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes histograms of the lengths of every epoch, the laws beside them, and the rank correlations
 * between them: a row of {@link EpochColumn#SCHEMA} for each. It keeps buffers: for one task.
 */
final class EpochFitter {
  /**
   * Fewer requests leave the standard error of a rank correlation above 0.1: there is then no row,
   * and the fields are drawn independently.
   */
  static final int MIN_PAIRS = 100;

  /** Fewer lengths have no law beside their histogram: it would say less than they do. */
  static final int MIN_LENGTHS = 30;

  private final LengthFitter laws;
  private final HistogramBinning wholeNumbers = new HistogramBinning(true);
  private final HistogramBinning shares = new HistogramBinning(false);

  /**
   * @param rule by what a family of lengths is chosen
   */
  EpochFitter(SelectionRule rule) {
    this.laws = new LengthFitter(rule);
  }

  /** The row of an epoch. */
  Row fit(ClientEpoch epoch) {
    EnumMap<LengthField, Tally> codes = drawnCodes(epoch);
    List<Row> lengths = new ArrayList<>();
    codes.forEach((field, tally) -> lengths.add(row(field, tally)));
    return RowFactory.create(
        epoch.model(),
        epoch.clientId(),
        epoch.startMicros(),
        epoch.codes(LengthField.OUTPUT_TOKENS).total(),
        inputTokens(epoch),
        epoch.codes(LengthField.OUTPUT_TOKENS).sum(),
        codes.containsKey(LengthField.REASONING_SHARE),
        codes.containsKey(LengthField.TEXT_TOKENS),
        lengths.toArray(new Row[0]),
        dependence(epoch.sample(), List.copyOf(codes.keySet())).toArray(new Row[0]));
  }

  /**
   * The fields as the generator draws them: a client whose prompts are in part multimodal has the
   * others' whole input as their text, and no items in them.
   */
  private static EnumMap<LengthField, Tally> drawnCodes(ClientEpoch epoch) {
    EnumMap<LengthField, Tally> drawn = new EnumMap<>(LengthField.class);
    for (LengthField field :
        List.of(LengthField.INPUT_TOKENS, LengthField.OUTPUT_TOKENS, LengthField.REASONING_SHARE)) {
      put(drawn, field, epoch.codes(field));
    }
    Tally text = epoch.codes(LengthField.TEXT_TOKENS);
    if (text.distinct() == 0) {
      return drawn;
    }
    Tally input = epoch.codes(LengthField.INPUT_TOKENS);
    drawn.remove(LengthField.INPUT_TOKENS);
    put(drawn, LengthField.TEXT_TOKENS, text.plus(input));
    long requests = text.total() + input.total();
    for (Modality modality : Modality.values()) {
      Tally sizes = epoch.codes(modality.tokens());
      if (sizes.distinct() > 0) {
        Tally counts = epoch.codes(modality.count());
        put(drawn, modality.count(), counts.plus(Tally.of(0, requests - counts.total())));
        put(drawn, modality.tokens(), sizes);
      }
    }
    return drawn;
  }

  private static void put(EnumMap<LengthField, Tally> drawn, LengthField field, Tally codes) {
    if (codes.distinct() > 0) {
      drawn.put(field, codes);
    }
  }

  private static long inputTokens(ClientEpoch epoch) {
    long items =
        Arrays.stream(Modality.values())
            .mapToLong(modality -> epoch.codes(modality.tokens()).sum())
            .sum();
    return epoch.codes(LengthField.INPUT_TOKENS).sum()
        + epoch.codes(LengthField.TEXT_TOKENS).sum()
        + items;
  }

  private Row row(LengthField field, Tally codes) {
    HistogramBinning binning = field.isWhole() ? wholeNumbers : shares;
    for (int i = 0; i < codes.distinct(); i++) {
      binning.add(LengthCode.valueOf(field, codes.value(i)), codes.count(i));
    }
    Histogram histogram = binning.finish();
    Optional<LengthFit> law =
        field.isWhole() && codes.total() >= MIN_LENGTHS
            ? laws.fit(histogram).map(LengthSelection::chosen)
            : Optional.empty();
    return RowFactory.create(
        field.key(),
        histogram.values(),
        histogram.weights(),
        codes.total(),
        LengthCode.valueOf(field, codes.sum() / (double) codes.total()),
        quantile(field, codes, 0.5),
        quantile(field, codes, 0.95),
        quantile(field, codes, 0.99),
        LengthCode.valueOf(field, codes.value(codes.distinct() - 1)),
        law.map(fit -> fit.family().key()).orElse(null),
        law.map(fit -> fit.law().parameters()).orElse(null),
        law.map(LengthFit::ksDistance).orElse(null));
  }

  private static double quantile(LengthField field, Tally codes, double probability) {
    return LengthCode.valueOf(field, codes.quantile(probability));
  }

  private static List<Row> dependence(RequestSample sample, List<LengthField> fields) {
    List<Row> rows = new ArrayList<>();
    for (int a = 0; a < fields.size(); a++) {
      for (int b = a + 1; b < fields.size(); b++) {
        double[][] pairs = sample.pairs(fields.get(a), fields.get(b));
        double correlation = Correlation.spearman(pairs[0], pairs[1]);
        if (pairs[0].length >= MIN_PAIRS && !Double.isNaN(correlation)) {
          rows.add(
              RowFactory.create(
                  fields.get(a).key(), fields.get(b).key(), correlation, pairs[0].length));
        }
      }
    }
    return rows;
  }
}
