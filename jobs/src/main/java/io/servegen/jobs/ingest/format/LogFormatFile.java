package io.servegen.jobs.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.table.Requests;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a format file, and names what is wrong in it by file and key. */
final class LogFormatFile {
  private static final List<String> KEYS =
      List.of(
          "reader", "options", "schema", "explode", "where", "parameters", "columns", "optional");
  private static final List<String> COLUMNS = Arrays.asList(Requests.SCHEMA.fieldNames());
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final String where;
  private final JsonNode root;

  private LogFormatFile(String where, JsonNode root) {
    this.where = where;
    this.root = root;
  }

  /** The format that a YAML text describes. */
  static LogFormat parse(String where, String text) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw UserException.usage(
              where + " is not readable as YAML",
              e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")",
              "mend that line; conf/formats has examples")
          .causedBy(e);
    }
    if (!root.isObject()) {
      throw UserException.usage(
          where + " is no log format", "it must be lines of 'key: value'", "see conf/formats");
    }
    return new LogFormatFile(where, root).format();
  }

  private LogFormat format() {
    requireNames("", root.fieldNames()::forEachRemaining, KEYS);
    Map<String, SqlText> columns = expressions("columns");
    requireNames("columns: ", columns.keySet()::forEach, COLUMNS);
    Set<String> optional = names("optional");
    requireNames("optional: ", optional::forEach, COLUMNS);
    String reader = text("reader");
    if (reader == null) {
      throw UserException.usage(
          where + " has no 'reader'",
          "it says how the files are read",
          "add 'reader: json', csv, text, parquet, orc, avro or another source of Spark");
    }
    String filter = text("where");
    return new LogFormat(
        where,
        reader,
        texts("options"),
        text("schema"),
        expressions("explode"),
        filter == null ? null : new SqlText(where + ": where", filter),
        expressions("parameters"),
        columns,
        optional);
  }

  private void requireNames(
      String prefix,
      java.util.function.Consumer<java.util.function.Consumer<? super String>> names,
      List<String> known) {
    names.accept(
        name -> {
          if (!known.contains(name)) {
            throw UserException.usage(
                where + ": " + prefix + "'" + name + "' is not known",
                "there are " + String.join(", ", known),
                "did you mean '" + Nearest.to(name, known) + "'?");
          }
        });
  }

  private @Nullable String text(String key) {
    JsonNode value = root.path(key);
    return value.isMissingNode() || value.isNull() ? null : scalar(key, value);
  }

  private Map<String, String> texts(String key) {
    JsonNode value = root.path(key);
    Map<String, String> texts = new LinkedHashMap<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isObject()) {
      throw UserException.usage(
          where + ": '" + key + "' is not a mapping",
          "it takes a name and a value on each line",
          "write it as indented lines of 'name: value'");
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      texts.put(entry.getKey(), scalar(key + ": " + entry.getKey(), entry.getValue()));
    }
    return texts;
  }

  private Map<String, SqlText> expressions(String key) {
    Map<String, SqlText> expressions = new LinkedHashMap<>();
    texts(key)
        .forEach(
            (name, sql) ->
                expressions.put(name, new SqlText(where + ": " + key + ": " + name, sql)));
    return expressions;
  }

  private Set<String> names(String key) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode name : root.path(key)) {
      names.add(scalar(key, name));
    }
    return names;
  }

  private String scalar(String key, JsonNode value) {
    if (value.isNull()) {
      return "NULL";
    }
    if (!value.isValueNode()) {
      throw UserException.usage(
          where + ": '" + key + "' is not a plain value",
          "an expression is one text",
          "write it on one line, or as a block after '>-'");
    }
    return value.asText();
  }
}
