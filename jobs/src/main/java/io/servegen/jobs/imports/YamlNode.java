package io.servegen.jobs.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.jobs.cli.Nearest;
import java.util.ArrayList;
import java.util.List;

/** A place in a YAML file, which knows how to say where it is. */
final class YamlNode {
  private final String place;
  private final JsonNode node;

  private YamlNode(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /** The root of a file's text. */
  static YamlNode parse(String file, String text) {
    YAMLMapper yaml =
        new YAMLMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    try {
      return new YamlNode(file + ": ", yaml.readTree(text));
    } catch (JsonProcessingException e) {
      throw UserException.usage(
              file + " is not readable as YAML",
              e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")",
              "mend that line; conf/clients/example.yaml is an example")
          .causedBy(e);
    }
  }

  /** A failure that names this place. */
  UserException wrong(String reason, String remedy) {
    return UserException.usage(place + " cannot be understood", reason, remedy);
  }

  /** Fails unless this is a mapping that has no keys but these. */
  YamlNode requireKeys(List<String> keys) {
    if (!node.isObject()) {
      throw wrong("it is to be a mapping", "write lines of 'key: value', such as " + keys);
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw wrong(
                    "'" + key + "' is not a key of it; they are " + String.join(", ", keys),
                    "did you mean '" + Nearest.to(key, keys) + "'?");
              }
            });
    return this;
  }

  boolean isMapping() {
    return node.isObject();
  }

  boolean isList() {
    return node.isArray();
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** The value of a key that must be there. */
  YamlNode get(String key) {
    if (!has(key)) {
      throw wrong("it has no '" + key + "'", "add one; conf/clients/example.yaml is an example");
    }
    String dot = place.endsWith(": ") ? "" : ".";
    return new YamlNode(place + dot + key, node.get(key));
  }

  /** The keys of a mapping, in order. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The items of a list, of which there must be one. */
  List<YamlNode> items() {
    if (!node.isArray() || node.isEmpty()) {
      throw wrong("it is to be a list with something in it", "write lines of '- item'");
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new YamlNode(place + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  String text() {
    if (!node.isValueNode() || node.isNull()) {
      throw wrong("it is to be a name", "write 'key: name'");
    }
    return node.asText();
  }

  /** A number of at least {@code least}. */
  double number(double least) {
    double value = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(value >= least && value <= Double.MAX_VALUE)) {
      throw wrong(
          "it is to be a number of at least " + least + ", and is " + node,
          "write a number, such as 2.5");
    }
    return value;
  }

  /** A whole number of at least {@code least}. */
  int wholeNumber(int least) {
    double value = number(least);
    if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw wrong("it is to be a whole number, and is " + node, "write a number, such as 2");
    }
    return (int) value;
  }

  /** A duration, in microseconds. */
  long micros() {
    return micros(text());
  }

  /** A key of this mapping, read as a duration in microseconds. */
  long micros(String text) {
    if (!Durations.isDuration(text)) {
      throw wrong("'" + text + "' is not a duration", "write it like 90m, 6h or 1d");
    }
    return Durations.toMicros(Durations.parse(text));
  }
}
