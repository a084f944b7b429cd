package io.servegen.jobs.imports;

import io.servegen.common.UserException;
import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthFamily;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.LengthLaw;
import io.servegen.common.length.Tabulation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a hand-written client draws one field: a number, a list of values with or without weights, or
 * a law by its name and parameters, which may be cut at {@code min} and {@code max}.
 *
 * @param histogram the distribution
 * @param law the law itself, where it is one and is not cut
 */
record WrittenLengths(Histogram histogram, @Nullable LawOfLengths law) implements Serializable {
  private static final String FAMILY = "family";
  private static final String VALUES = "values";
  private static final String WEIGHTS = "weights";
  private static final String MIN = "min";
  private static final String MAX = "max";

  static WrittenLengths of(LengthField field, YamlNode node) {
    WrittenLengths lengths =
        !node.isMapping()
            ? constant(node)
            : node.has(FAMILY)
                ? law(field, node)
                : list(node.requireKeys(List.of(VALUES, WEIGHTS)));
    Histogram histogram = lengths.histogram;
    for (int i = 0; i < histogram.size(); i++) {
      double value = histogram.value(i);
      boolean possible =
          field.isWhole() ? value == Math.rint(value) && value <= Integer.MAX_VALUE : value <= 1;
      if (!possible) {
        throw node.wrong(
            "the value " + value + " is " + (field.isWhole() ? "no count" : "not in [0, 1]"),
            field.isWhole() ? "write whole numbers" : "write shares of the output");
      }
    }
    return lengths;
  }

  private static WrittenLengths constant(YamlNode node) {
    return new WrittenLengths(Histogram.of(new double[] {node.number(0)}, new double[] {1}), null);
  }

  private static WrittenLengths list(YamlNode node) {
    List<YamlNode> values = node.get(VALUES).items();
    List<YamlNode> weights = node.has(WEIGHTS) ? node.get(WEIGHTS).items() : List.of();
    if (node.has(WEIGHTS) && weights.size() != values.size()) {
      throw node.wrong(
          "there are " + values.size() + " values and " + weights.size() + " weights",
          "give every value its weight, or leave the weights out");
    }
    Map<Double, Double> byValue = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      double weight = weights.isEmpty() ? 1 : weights.get(i).number(0);
      if (weight > 0) {
        byValue.merge(values.get(i).number(0), weight, Double::sum);
      }
    }
    if (byValue.isEmpty()) {
      throw node.wrong("all weights are 0", "give one of the values a weight above 0");
    }
    return new WrittenLengths(Histogram.of(new TreeMap<>(byValue)), null);
  }

  private static WrittenLengths law(LengthField field, YamlNode node) {
    LengthLaw law;
    try {
      LengthFamily family = LengthFamily.of(node.get(FAMILY).text());
      List<String> names = family.parameterNames();
      List<String> keys = new ArrayList<>(List.of(FAMILY, MIN, MAX));
      keys.addAll(names);
      node.requireKeys(keys);
      law =
          family.law(
              names.stream()
                  .mapToDouble(name -> node.get(name).number(-Double.MAX_VALUE))
                  .toArray());
    } catch (UserException e) {
      throw e.kind() == UserException.Kind.DATA
          ? node.wrong(e.problem() + ": " + e.reason(), e.remedy())
          : e;
    }
    Histogram whole = Tabulation.of(field, law);
    if (!node.has(MIN) && !node.has(MAX)) {
      return new WrittenLengths(whole, LawOfLengths.of(law));
    }
    return new WrittenLengths(
        cut(
            node,
            whole,
            node.has(MIN) ? node.get(MIN).number(0) : 0,
            node.has(MAX) ? node.get(MAX).number(0) : Double.MAX_VALUE),
        null);
  }

  /** Leaves out what lies outside. */
  private static Histogram cut(YamlNode node, Histogram whole, double min, double max) {
    return whole
        .between(min, max)
        .orElseThrow(
            () ->
                node.wrong(
                    "the law has nothing from " + min + " to " + max, "move min and max apart"));
  }
}
