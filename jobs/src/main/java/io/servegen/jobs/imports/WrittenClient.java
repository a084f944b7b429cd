package io.servegen.jobs.imports;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Category;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hand-written client: a key of a {@code clients.yaml}.
 *
 * @param model the model that it calls
 * @param id its name; of several alike, followed by their number
 * @param count how many alike there are
 * @param offsets where its rate has points, in seconds from the start
 * @param rates requests per second at those points; linear between them
 * @param family the family of its gaps
 * @param shape the shape of its gaps
 * @param lengths what it draws, by when it starts to do so: microseconds from the start
 */
record WrittenClient(
    String model,
    String id,
    int count,
    double[] offsets,
    double[] rates,
    GapFamily family,
    double shape,
    TreeMap<Long, Map<LengthField, WrittenLengths>> lengths)
    implements Serializable {

  private static final List<String> KEYS =
      List.of("id", "model", "count", "rate", "gaps", "lengths");
  private static final String FROM = "from";

  /** Reads a client. */
  static WrittenClient of(YamlNode node, YamlNode root) {
    node.requireKeys(KEYS);
    YamlNode model = (node.has("model") ? node : root).get("model");
    double[][] curve = rate(node.get("rate"));
    GapFamily family = GapFamily.EXPONENTIAL;
    double shape = 1;
    if (node.has("gaps")) {
      YamlNode gaps = node.get("gaps").requireKeys(List.of("family", "shape", "cv"));
      family = family(gaps);
      shape = shape(gaps, family);
    }
    return new WrittenClient(
        model.text(),
        node.get("id").text(),
        node.has("count") ? node.get("count").wholeNumber(1) : 1,
        curve[0],
        curve[1],
        family,
        shape,
        lengths(node.get("lengths")));
  }

  /** What its requests are made of. */
  Category category() {
    boolean reasons = false;
    for (Map<LengthField, WrittenLengths> fields : lengths.values()) {
      if (fields.containsKey(LengthField.TEXT_TOKENS)) {
        return Category.MULTIMODAL;
      }
      reasons |= fields.containsKey(LengthField.REASONING_SHARE);
    }
    return reasons ? Category.REASON : Category.LANGUAGE;
  }

  /** The name of one of those alike, counted from 1. */
  String id(int number) {
    return count == 1 ? id : id + "-" + number;
  }

  private static double[][] rate(YamlNode node) {
    if (!node.isMapping()) {
      return new double[][] {{0}, {node.number(0)}};
    }
    TreeMap<Long, Double> points = new TreeMap<>();
    for (String offset : node.keys()) {
      points.put(node.micros(offset), node.get(offset).number(0));
    }
    if (points.isEmpty()) {
      throw node.wrong("it has no points", "write lines of 'offset: rate', such as '8h: 2.5'");
    }
    return new double[][] {
      points.keySet().stream().mapToDouble(micros -> micros / 1e6).toArray(),
      points.values().stream().mapToDouble(Double::doubleValue).toArray()
    };
  }

  private static GapFamily family(YamlNode gaps) {
    if (!gaps.has("family")) {
      return gaps.has("cv") || gaps.has("shape") ? GapFamily.GAMMA : GapFamily.EXPONENTIAL;
    }
    String name = gaps.get("family").text();
    for (GapFamily family : GapFamily.values()) {
      if (family.key().equals(name)) {
        return family;
      }
    }
    throw gaps.get("family")
        .wrong("'" + name + "' is no family", "write exponential, gamma or weibull");
  }

  private static double shape(YamlNode gaps, GapFamily family) {
    if (family == GapFamily.EXPONENTIAL) {
      if (gaps.has("shape") || gaps.has("cv")) {
        throw gaps.wrong(
            "exponential gaps have shape 1 and CV 1 by definition",
            "leave shape and cv out, or choose gamma or weibull");
      }
      return 1;
    }
    if (gaps.has("shape") == gaps.has("cv")) {
      throw gaps.wrong("it takes one of shape and cv", "give the one that you know");
    }
    if (gaps.has("shape")) {
      return gaps.get("shape").number(1e-3);
    }
    double cv = gaps.get("cv").number(GapShape.LEAST_CV);
    if (cv > GapShape.MOST_CV) {
      throw gaps.get("cv").wrong("it is " + cv, "choose one up to " + GapShape.MOST_CV);
    }
    return GapShape.ofCv(family, cv);
  }

  private static TreeMap<Long, Map<LengthField, WrittenLengths>> lengths(YamlNode node) {
    TreeMap<Long, Map<LengthField, WrittenLengths>> byStart = new TreeMap<>();
    if (!node.isList()) {
      byStart.put(0L, fields(node, List.of()));
      return byStart;
    }
    for (YamlNode item : node.items()) {
      long from = item.get(FROM).micros();
      if (byStart.put(from, fields(item, List.of(FROM))) != null) {
        throw item.wrong("another item starts then too", "give each its own 'from'");
      }
    }
    if (byStart.firstKey() != 0) {
      throw node.wrong("nothing says what is drawn at the start", "add an item with 'from: 0s'");
    }
    return byStart;
  }

  private static Map<LengthField, WrittenLengths> fields(YamlNode node, List<String> others) {
    List<String> keys = new ArrayList<>(others);
    for (LengthField field : LengthField.values()) {
      keys.add(field.key());
    }
    node.requireKeys(keys);
    Map<LengthField, WrittenLengths> fields = new EnumMap<>(LengthField.class);
    for (LengthField field : LengthField.values()) {
      if (node.has(field.key())) {
        fields.put(field, WrittenLengths.of(field, node.get(field.key())));
      }
    }
    node.get(LengthField.OUTPUT_TOKENS.key());
    boolean multimodal = fields.containsKey(LengthField.TEXT_TOKENS);
    if (multimodal == fields.containsKey(LengthField.INPUT_TOKENS)) {
      throw node.wrong(
          "it takes one of input_tokens and text_tokens",
          "give input_tokens for a prompt of text, text_tokens for one that holds items too");
    }
    for (Modality modality : Modality.values()) {
      boolean counted = fields.containsKey(modality.count());
      if (counted != fields.containsKey(modality.tokens()) || counted && !multimodal) {
        throw node.wrong(
            modality.count().key()
                + ", "
                + modality.tokens().key()
                + " and text_tokens go together",
            "give all three, or none of the first two");
      }
    }
    return new HashMap<>(fields);
  }
}
