package io.servegen.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.servegen.common.UserException;
import io.servegen.jobs.storage.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The file behind {@code --config}: every key is the name of an option without its dashes. Its
 * values go in front of the command line's own arguments, and a key that the command line names too
 * is left out, so that the order is always: option over file over default.
 *
 * <p>An option that can be given several times takes a list, and one of names and values a mapping.
 */
public final class ConfigFile {
  private static final String OPTION = "--config";
  private static final List<String> NO_KEYS = List.of(OPTION, "--help");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ConfigFile() {}

  /**
   * The arguments with those of the {@code --config} file, if one is named, put behind the command.
   *
   * @throws UserException if the file cannot be read, is no YAML mapping or has a wrong key or
   *     value
   */
  public static String[] expand(CommandLine program, String[] args) {
    String path = valueOf(args);
    int at = positionOfCommand(program, args);
    CommandLine command = at < 0 ? null : program.getSubcommands().get(args[at]);
    if (path == null || command == null) {
      return args;
    }
    List<String> expanded = new ArrayList<>(Arrays.asList(args).subList(0, at + 1));
    expanded.addAll(arguments(command, path, args));
    expanded.addAll(Arrays.asList(args).subList(at + 1, args.length));
    return expanded.toArray(new String[0]);
  }

  /** Whether {@code --verbose} is among the arguments. */
  public static boolean wantsStackTrace(String[] args) {
    return Stream.of("--verbose", "--verbose=true").anyMatch(Arrays.asList(args)::contains);
  }

  /** The configuration file, if that and not the command line gives the option its value. */
  static @Nullable String sourceOf(OptionSpec option, String[] args) {
    return isGiven(option.names()[0], args) ? null : valueOf(args);
  }

  private static List<String> arguments(CommandLine command, String path, String[] args) {
    Map<String, OptionSpec> options = command.getCommandSpec().optionsMap();
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : read(path).properties()) {
      String name = "--" + entry.getKey();
      OptionSpec option = NO_KEYS.contains(name) ? null : options.get(name);
      if (option == null) {
        throw UserException.usage(
            path + ": '" + entry.getKey() + "' is not an option of " + command.getCommandName(),
            "every key must be the name of an option, without its dashes",
            "did you mean '" + Nearest.to(entry.getKey(), keys(options)) + "'?");
      }
      if (!isGiven(name, args)) {
        new ConfigValue(path, option, entry.getValue())
            .texts()
            .forEach(text -> arguments.add(name + "=" + text));
      }
    }
    return arguments;
  }

  private static JsonNode read(String path) {
    try {
      JsonNode root = YAML.readTree(Storage.ofSparkProperties().readText(path));
      if (root.isMissingNode() || root.isNull()) {
        return YAML.createObjectNode();
      }
      if (!root.isObject()) {
        throw UserException.usage(
            path + " is no configuration",
            "it must be lines of 'option: value'",
            "see conf/, which has a commented file for every command");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw UserException.usage(
              path + " is not readable as YAML",
              e.getOriginalMessage().lines().findFirst().orElse("it is malformed")
                  + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")"),
              "mend that line; conf/ has a commented file for every command")
          .causedBy(e);
    }
  }

  private static boolean isGiven(String name, String[] args) {
    return Arrays.stream(args).anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "="));
  }

  private static List<String> keys(Map<String, OptionSpec> options) {
    return options.keySet().stream()
        .filter(name -> name.startsWith("--") && !NO_KEYS.contains(name))
        .map(name -> name.substring(2))
        .toList();
  }

  private static int positionOfCommand(CommandLine program, String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (program.getSubcommands().containsKey(args[i])) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String valueOf(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return args[i].substring(OPTION.length() + 1);
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    return null;
  }
}
