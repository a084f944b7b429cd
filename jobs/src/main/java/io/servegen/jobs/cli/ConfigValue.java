package io.servegen.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.servegen.common.UserException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a configuration file says of one option.
 *
 * @param path the file
 * @param option the option that the key names
 * @param value the value as it stands there
 */
record ConfigValue(String path, OptionSpec option, JsonNode value) {

  /**
   * The value as the texts that the option would have on the command line: none for an empty value,
   * several for a list.
   *
   * @throws UserException if the option cannot have this value
   */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    if (value.isObject() && option.typeInfo().isMap()) {
      for (var entry : value.properties()) {
        texts.add(entry.getKey() + "=" + scalar(entry.getValue()));
      }
    } else if (value.isArray()) {
      if (!option.isMultiValue()) {
        throw wrong("a list of " + value.size() + " values", "it takes one value");
      }
      value.forEach(item -> texts.add(scalar(item)));
    } else if (!value.isNull()) {
      texts.add(scalar(value));
    }
    return texts;
  }

  private String scalar(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      throw wrong(
          node.isNull() ? "an empty item" : "a nested value",
          option.isMultiValue() ? "it takes a list of plain values" : "it takes one value");
    }
    if (option.typeInfo().isBoolean() && !node.isBoolean()) {
      throw wrong("'" + node.asText() + "'", "it is a switch");
    }
    return node.asText();
  }

  private UserException wrong(String what, String why) {
    String key = option.names()[0].substring(2);
    String label = option.typeInfo().isBoolean() ? "true' or 'false" : option.paramLabel();
    return UserException.usage(
        path + ": '" + key + "' has " + what, why, "write '" + key + ": " + label + "'");
  }
}
