package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.Goodness;
import io.servegen.common.length.ClientLengths.LengthDraws;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnLengthsTest {
  private static final double[] GEOMETRIC =
      IntStream.range(0, 200).mapToDouble(i -> Math.pow(0.97, i)).toArray();

  private static LengthTable law(LengthField field, double step, double... weights) {
    double[] values = IntStream.range(0, weights.length).mapToDouble(i -> step * i).toArray();
    return LengthTable.of(field, values, weights);
  }

  private static Map<LengthField, LengthTable> reasoning() {
    return new EnumMap<>(
        Map.of(
            LengthField.INPUT_TOKENS, law(LengthField.INPUT_TOKENS, 7, GEOMETRIC),
            LengthField.OUTPUT_TOKENS, law(LengthField.OUTPUT_TOKENS, 5, 1, 2, 3, 4, 3, 2, 1),
            LengthField.REASONING_SHARE, law(LengthField.REASONING_SHARE, 0.25, 3, 1, 1, 1, 4)));
  }

  private static Map<LengthField, LengthTable> multimodal() {
    Map<LengthField, LengthTable> tables = new EnumMap<>(LengthField.class);
    tables.put(LengthField.TEXT_TOKENS, law(LengthField.TEXT_TOKENS, 3, GEOMETRIC));
    tables.put(LengthField.OUTPUT_TOKENS, law(LengthField.OUTPUT_TOKENS, 2, GEOMETRIC));
    tables.put(LengthField.IMAGE_COUNT, law(LengthField.IMAGE_COUNT, 1, 1, 3, 2, 1));
    tables.put(LengthField.IMAGE_TOKENS, law(LengthField.IMAGE_TOKENS, 100, 0, 1, 0, 0, 5, 2));
    tables.put(LengthField.VIDEO_COUNT, law(LengthField.VIDEO_COUNT, 1, 5, 1));
    tables.put(LengthField.VIDEO_TOKENS, law(LengthField.VIDEO_TOKENS, 1000, 0, 1, 1));
    return tables;
  }

  /** The lengths of many requests over some windows, by column: {@code pick} reads one. */
  private static double[][] draw(ClientLengths lengths, int requests, Column... pick) {
    double[][] columns = new double[pick.length][requests];
    RequestLengths drawn = new RequestLengths();
    LengthDraws draws = lengths.open(5, 0);
    for (int i = 0; i < requests; i++) {
      if (i % 1000 == 0) {
        draws = lengths.open(5, i / 1000);
      }
      draws.next(drawn);
      for (int c = 0; c < pick.length; c++) {
        columns[c][i] = pick[c].of(drawn);
      }
    }
    return columns;
  }

  private interface Column {
    double of(RequestLengths lengths);
  }

  private static double spearman(double[] a, double[] b) {
    return new SpearmansCorrelation().correlation(a, b);
  }

  /** The standard error of the rank correlation of independent columns is 1/√n. */
  @Test
  void fieldsAreIndependentWhereNothingJoinsThem() {
    int n = 100_000;
    double[][] drawn =
        draw(
            new DrawnLengths(multimodal(), List.of()),
            n,
            RequestLengths::textTokens,
            RequestLengths::outputTokens,
            lengths -> lengths.itemCount(Modality.IMAGE),
            lengths -> lengths.itemCount(Modality.VIDEO));
    for (int a = 0; a < drawn.length; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(Math.abs(spearman(drawn[a], drawn[b]))).isLessThan(Goodness.Z / Math.sqrt(n));
      }
    }
  }

  @Test
  void reasoningIsAShareOfTheOutput() {
    double[][] drawn =
        draw(
            new DrawnLengths(reasoning(), List.of()),
            100_000,
            RequestLengths::outputTokens,
            RequestLengths::reasoningTokens);
    long[] shares = new long[5];
    for (int i = 0; i < drawn[0].length; i++) {
      double output = drawn[0][i];
      double reasoning = drawn[1][i];
      assertThat(reasoning).isBetween(0.0, output);
      int place = -1;
      for (int share = 0; share < 5; share++) {
        place = Math.rint(0.25 * share * output) == reasoning ? share : place;
      }
      assertThat(place).as("%s of %s", reasoning, output).isNotNegative();
      if (output >= 10) {
        shares[place]++;
      }
    }
    Goodness.assertProportions(shares, new double[] {0.3, 0.1, 0.1, 0.1, 0.4});
  }

  @Test
  void aPromptInPartsIsTheSumOfThem() {
    ClientLengths lengths = new DrawnLengths(multimodal(), List.of());
    LengthDraws draws = lengths.open(1, 1);
    RequestLengths drawn = new RequestLengths();
    long[] images = new long[4];
    long[] sizes = new long[3];
    for (int request = 0; request < 50_000; request++) {
      draws.next(drawn);
      long sum = drawn.textTokens();
      for (int item = 0; item < drawn.itemsUsed(); item++) {
        sum += drawn.items()[item];
      }
      assertThat(drawn.inputTokens()).isEqualTo((int) sum);
      assertThat(drawn.itemCount(Modality.AUDIO)).isEqualTo(RequestLengths.NONE);
      assertThat(drawn.reasoningTokens()).isEqualTo(RequestLengths.NONE);
      assertThat(drawn.itemsUsed())
          .isEqualTo(drawn.itemCount(Modality.IMAGE) + drawn.itemCount(Modality.VIDEO));
      images[drawn.itemCount(Modality.IMAGE)]++;
      for (int item = 0; item < drawn.itemCount(Modality.IMAGE); item++) {
        sizes[drawn.items()[item] == 100 ? 0 : drawn.items()[item] / 100 - 3]++;
      }
    }
    Goodness.assertProportions(images, new double[] {1 / 7.0, 3 / 7.0, 2 / 7.0, 1 / 7.0});
    Goodness.assertProportions(sizes, new double[] {1 / 8.0, 5 / 8.0, 2 / 8.0});
  }

  @Test
  void aFieldMoreOrLessChangesNoOther() {
    Map<LengthField, LengthTable> fewer = reasoning();
    fewer.remove(LengthField.REASONING_SHARE);
    Column[] both = {RequestLengths::inputTokens, RequestLengths::outputTokens};
    double[][] with = draw(new DrawnLengths(reasoning(), List.of()), 5000, both);
    double[][] without = draw(new DrawnLengths(fewer, List.of()), 5000, both);
    assertThat(without).isDeepEqualTo(with);

    // A dependence of two fields leaves the others as they are.
    Dependence dependence =
        new Dependence(LengthField.OUTPUT_TOKENS, LengthField.REASONING_SHARE, 0.5);
    double[][] joined = draw(new DrawnLengths(reasoning(), List.of(dependence)), 5000, both);
    assertThat(joined[0]).isEqualTo(with[0]);
  }

  /** Against 1/√n times what the rank correlation leaves over, at the level 10⁻⁶. */
  @ParameterizedTest
  @CsvSource({"-0.8", "-0.3", "0.1", "0.5", "0.85"})
  void joinedFieldsHaveTheirRankCorrelation(double wanted) {
    Dependence dependence =
        new Dependence(LengthField.OUTPUT_TOKENS, LengthField.INPUT_TOKENS, wanted);
    int n = 60_000;
    double[][] drawn =
        draw(
            new DrawnLengths(reasoning(), List.of(dependence)),
            n,
            RequestLengths::inputTokens,
            RequestLengths::outputTokens);
    assertThat(spearman(drawn[0], drawn[1]))
        .isCloseTo(wanted, within(Goodness.Z / Math.sqrt(n) + 1e-4));
    // And each field keeps its own law.
    long[] outputs = new long[7];
    for (double output : drawn[1]) {
      outputs[(int) output / 5]++;
    }
    Goodness.assertProportions(
        outputs, IntStream.of(1, 2, 3, 4, 3, 2, 1).mapToDouble(w -> w / 16.0).toArray());
  }

  @Test
  void threeFieldsAreJoinedPairByPair() {
    List<Dependence> dependences =
        List.of(
            new Dependence(LengthField.TEXT_TOKENS, LengthField.OUTPUT_TOKENS, 0.6),
            new Dependence(LengthField.TEXT_TOKENS, LengthField.IMAGE_COUNT, -0.4),
            new Dependence(LengthField.OUTPUT_TOKENS, LengthField.IMAGE_COUNT, 0.1));
    int n = 60_000;
    double[][] drawn =
        draw(
            new DrawnLengths(multimodal(), dependences),
            n,
            RequestLengths::textTokens,
            RequestLengths::outputTokens,
            lengths -> lengths.itemCount(Modality.IMAGE),
            lengths -> lengths.itemCount(Modality.VIDEO));
    double error = Goodness.Z / Math.sqrt(n) + 1e-4;
    assertThat(spearman(drawn[0], drawn[1])).isCloseTo(0.6, within(error));
    assertThat(spearman(drawn[0], drawn[2])).isCloseTo(-0.4, within(error));
    assertThat(spearman(drawn[1], drawn[2])).isCloseTo(0.1, within(error));
    assertThat(spearman(drawn[0], drawn[3])).isCloseTo(0, within(error));
  }

  @Test
  void theFirstItemStandsForTheRequestAndTheOthersVary() {
    Map<LengthField, LengthTable> tables = multimodal();
    tables.put(LengthField.IMAGE_COUNT, law(LengthField.IMAGE_COUNT, 1, 0, 0, 1));
    Dependence dependence = new Dependence(LengthField.TEXT_TOKENS, LengthField.IMAGE_TOKENS, 0.6);
    double[][] drawn =
        draw(
            new DrawnLengths(tables, List.of(dependence)),
            60_000,
            RequestLengths::textTokens,
            lengths -> lengths.items()[0],
            lengths -> lengths.items()[1]);
    double error = Goodness.Z / Math.sqrt(60_000);
    assertThat(spearman(drawn[0], drawn[1])).isCloseTo(0.6, within(error));
    // Text and image share what the copula gives the text, so each further image depends on it too.
    assertThat(spearman(drawn[0], drawn[2])).isCloseTo(0.6, within(error));
    assertThat(spearman(drawn[1], drawn[2])).isBetween(0.2, 0.6);
  }

  /** Pairs that no three variables can have: each comes as near as the three allow together. */
  @Test
  void pairsThatDoNotFitTogetherAreBentAsLittleAsNeeded() {
    List<Dependence> dependences = new ArrayList<>();
    dependences.add(new Dependence(LengthField.TEXT_TOKENS, LengthField.OUTPUT_TOKENS, 0.8));
    dependences.add(new Dependence(LengthField.TEXT_TOKENS, LengthField.VIDEO_TOKENS, 0.8));
    dependences.add(new Dependence(LengthField.OUTPUT_TOKENS, LengthField.VIDEO_TOKENS, -0.8));
    Map<LengthField, LengthTable> tables = multimodal();
    tables.put(LengthField.VIDEO_COUNT, law(LengthField.VIDEO_COUNT, 1, 0, 1));
    tables.put(LengthField.VIDEO_TOKENS, law(LengthField.VIDEO_TOKENS, 1, GEOMETRIC));
    double[][] drawn =
        draw(
            new DrawnLengths(tables, dependences),
            60_000,
            RequestLengths::textTokens,
            RequestLengths::outputTokens,
            lengths -> lengths.items()[lengths.itemsUsed() - 1]);
    // The nearest correlation matrix of (0.81, 0.81, −0.81) is (0.5, 0.5, −0.5).
    double spearmanOfHalf = 6 / Math.PI * Math.asin(0.25);
    assertThat(spearman(drawn[0], drawn[1])).isCloseTo(spearmanOfHalf, within(0.02));
    assertThat(spearman(drawn[0], drawn[2])).isCloseTo(spearmanOfHalf, within(0.02));
    assertThat(spearman(drawn[1], drawn[2])).isCloseTo(-spearmanOfHalf, within(0.02));
    long[] outputs = new long[20];
    for (double output : drawn[1]) {
      outputs[Math.min(19, (int) output / 20)]++;
    }
    double total = IntStream.range(0, 200).mapToDouble(i -> GEOMETRIC[i]).sum();
    Goodness.assertProportions(
        outputs,
        IntStream.range(0, 20)
            .mapToDouble(
                cell ->
                    IntStream.range(10 * cell, 10 * cell + 10).mapToDouble(i -> GEOMETRIC[i]).sum()
                        / total)
            .toArray());
  }

  @Test
  void dependenceOnAFieldThatIsNotDrawnIsNone() {
    Dependence unknown = new Dependence(LengthField.INPUT_TOKENS, LengthField.AUDIO_COUNT, 0.7);
    Dependence none = new Dependence(LengthField.INPUT_TOKENS, LengthField.OUTPUT_TOKENS, 0);
    Column[] input = {RequestLengths::inputTokens};
    assertThat(draw(new DrawnLengths(reasoning(), List.of(unknown, none)), 3000, input))
        .isDeepEqualTo(draw(new DrawnLengths(reasoning(), List.of()), 3000, input));
  }
}
