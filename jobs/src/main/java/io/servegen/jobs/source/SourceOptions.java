package io.servegen.jobs.source;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.plan.TraceOptions;
import io.servegen.jobs.plan.TraceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of the data source: the command's own, read by the command's own parser. */
final class SourceOptions {
  private static final String PATH = "path";
  private static final String PROFILES = "--profiles";

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
              "set them with .option(\"profiles\", …) and so on")
          .causedBy(e);
    }
    return options.settings();
  }

  private static void addTo(List<String> args, String key, String value, CommandLine parser) {
    String name = "--" + key.toLowerCase(Locale.ROOT).replace('_', '-');
    if (key.equalsIgnoreCase(PATH)) {
      name = PROFILES;
    }
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
    if (name.equals(PROFILES)) {
      for (String path : value.split(",")) {
        args.add(name + "=" + path.strip());
      }
    } else {
      args.add(name + "=" + value);
    }
  }
}
