package io.servegen.jobs.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.plan.TraceOptions;
import io.servegen.jobs.plan.TraceSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of the data source: the command's own, read by the command's own parser. */
final class SourceOptions {
  private static final String PROFILES = "--profiles";

  /** What {@code load(path)} and {@code load(path, path, …)} set: profiles' folders. */
  private static final String PATH = "path";

  private static final String PATHS = "paths";

  private SourceOptions() {}

  static TraceSettings settings(Map<String, String> properties) {
    TraceOptions options = new TraceOptions();
    CommandLine parser =
        new CommandLine(options)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setAbbreviatedOptionsAllowed(false);
    List<String> args = new ArrayList<>();
    properties.forEach((key, value) -> addTo(args, key, value, parser));
    try {
      parser.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException e) {
      throw UserException.usage(
              "the servegen source: " + e.getMessage(),
              "its options are those of 'servegen generate', without dashes",
              "set them with .option(\"duration\", \"14d\") and so on")
          .causedBy(e);
    }
    return options.settings();
  }

  private static void addTo(List<String> args, String key, String value, CommandLine parser) {
    boolean isPath = key.equalsIgnoreCase(PATH) || key.equalsIgnoreCase(PATHS);
    String name = isPath ? PROFILES : "--" + key.toLowerCase(Locale.ROOT).replace('_', '-');
    OptionSpec option = parser.getCommandSpec().optionsMap().get(name);
    if (option == null) {
      List<String> names =
          parser.getCommandSpec().optionsMap().keySet().stream()
              .map(known -> known.replaceFirst("^--", ""))
              .toList();
      throw UserException.usage(
          "the servegen source has no option '" + key + "'",
          "its options are " + String.join(", ", names),
          "did you mean '" + Nearest.to(key, names) + "'?");
    }
    for (String one : name.equals(PROFILES) ? folders(key, value) : List.of(value)) {
      args.add(name + "=" + one);
    }
  }

  private static List<String> folders(String key, String value) {
    if (key.equalsIgnoreCase(PATH)) {
      return List.of(value);
    }
    if (key.equalsIgnoreCase(PATHS)) {
      try {
        return List.of(new ObjectMapper().readValue(value, String[].class));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("Spark gives paths as a JSON array", e);
      }
    }
    return Arrays.stream(value.split(",")).map(String::strip).toList();
  }
}
