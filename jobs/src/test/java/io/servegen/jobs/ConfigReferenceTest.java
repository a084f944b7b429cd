package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.servegen.jobs.cli.ConfigFile;
import io.servegen.jobs.cli.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** conf/COMMAND.yaml says every option of the command and its true default, for every command. */
class ConfigReferenceTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> NOT_OF_THE_WORK = List.of("--config", "--verbose", "--help");
  private static final Pattern COMMENTED_KEY = Pattern.compile("# ([a-z][a-z-]*): (.+)");

  @TempDir private Path folder;

  static Stream<String> commands() {
    return program().getSubcommands().entrySet().stream()
        .filter(command -> command.getValue().getCommand() instanceof Verb)
        .map(Map.Entry::getKey);
  }

  @Test
  void everyFileIsOfACommand() throws IOException {
    try (Stream<Path> files = Files.list(conf())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".yaml"))
          .containsExactlyInAnyOrderElementsOf(commands().map(name -> name + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theFileHasEveryOptionWithItsDefault(String command) throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (OptionSpec option : options(program(), command)) {
      String byDefault = defaultOf(option);
      expected.put(key(option), byDefault == null ? "none" : byDefault);
    }
    Map<String, String> stated = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : YAML.readTree(reference(command)).properties()) {
      stated.put(entry.getKey(), entry.getValue().asText());
    }
    for (String key : commentedOut(reference(command)).keySet()) {
      assertThat(stated.put(key, "none")).as("%s is there once", key).isNull();
    }
    assertThat(stated).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesAreValues(String command) throws IOException {
    StringBuilder file = new StringBuilder();
    commentedOut(reference(command))
        .forEach((key, value) -> file.append(key + ": " + value + "\n"));
    for (OptionSpec option : parse(command, file.toString())) {
      if (defaultOf(option) == null) {
        assertThat(String.valueOf((Object) option.getValue())).as(key(option)).isNotEqualTo("null");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpSaysTheDefaults(String command) {
    for (OptionSpec option : options(program(), command)) {
      if (defaultOf(option) != null && !option.typeInfo().isBoolean()) {
        assertThat(String.join(" ", option.description()))
            .as(key(option))
            .containsPattern("Default: (\\./)?" + Pattern.quote(defaultOf(option)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theFileWinsOverTheDefaultAndTheOptionOverTheFile(String command) throws IOException {
    ObjectNode file = YAML.createObjectNode();
    List<String> words = new ArrayList<>();
    Map<String, String> inFile = new TreeMap<>();
    Map<String, String> onLine = new TreeMap<>();
    for (OptionSpec option : options(program(), command)) {
      Object other = otherValue(option, 1);
      file.set(key(option), YAML.valueToTree(other));
      inFile.put(key(option), shown(other));
      Object third = option.typeInfo().isBoolean() ? false : otherValue(option, 2);
      onLine.put(key(option), shown(third));
      words(option, third).forEach(words::add);
    }
    String text = YAML.writeValueAsString(file);
    assertThat(values(parse(command, text))).isEqualTo(inFile);
    assertThat(values(parse(command, text, words.toArray(new String[0])))).isEqualTo(onLine);
  }

  /** The options of a command after a file and words of the command line were read. */
  private List<OptionSpec> parse(String command, String yaml, String... words) throws IOException {
    Path path = Files.writeString(folder.resolve("config.yaml"), yaml);
    CommandLine program = program();
    List<String> line = new ArrayList<>(List.of(command, "--config", path.toString()));
    line.addAll(List.of(words));
    List<OptionSpec> options = options(program, command);
    for (OptionSpec option : options) {
      if (option.required() && words.length == 0 && !yaml.contains(key(option) + ":")) {
        line.add(option.names()[0] + "=x");
      }
    }
    program.parseArgs(ConfigFile.expand(program, line.toArray(new String[0])));
    return options;
  }

  private static Map<String, String> values(List<OptionSpec> options) {
    Map<String, String> values = new TreeMap<>();
    options.forEach(option -> values.put(key(option), shown(option.getValue())));
    return values;
  }

  /** A value that is not the default; another for another {@code number}. */
  private static Object otherValue(OptionSpec option, int number) {
    Class<?> type = option.auxiliaryTypes()[0];
    if (option.typeInfo().isMap()) {
      return Map.of("a" + number, "b=" + number);
    }
    if (option.isMultiValue()) {
      return List.of("first" + number, "second" + number);
    }
    if (option.typeInfo().isBoolean()) {
      return true;
    }
    String byDefault = defaultOf(option);
    if (type.isEnum()) {
      List<String> others = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        others.add(((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT));
      }
      others.remove(byDefault);
      return others.get(Math.min(number, others.size()) - 1);
    }
    if (type == double.class || type == Double.class) {
      return (byDefault == null ? 0 : Double.parseDouble(byDefault)) + number;
    }
    return type == String.class
        ? "text " + number
        : (byDefault == null ? 0 : Long.parseLong(byDefault)) + number;
  }

  private static Stream<String> words(OptionSpec option, Object value) {
    String name = option.names()[0] + "=";
    if (value instanceof List<?> list) {
      return list.stream().map(item -> name + item);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().map(entry -> name + entry.getKey() + "=" + entry.getValue());
    }
    return Stream.of(name + value);
  }

  private static String shown(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(java.util.Locale.ROOT)
        : String.valueOf(value);
  }

  private static @Nullable String defaultOf(OptionSpec option) {
    if (option.typeInfo().isBoolean()) {
      return option.defaultValue() == null ? "false" : option.defaultValue();
    }
    return option.defaultValue();
  }

  private static CommandLine program() {
    return Main.commandLine();
  }

  private static List<OptionSpec> options(CommandLine program, String command) {
    return program.getSubcommands().get(command).getCommandSpec().options().stream()
        .filter(option -> !NOT_OF_THE_WORK.contains(option.names()[0]))
        .toList();
  }

  private static String key(OptionSpec option) {
    return option.names()[0].substring(2);
  }

  private static Path conf() {
    return Shell.project().resolve("conf");
  }

  private static String reference(String command) throws IOException {
    return Files.readString(conf().resolve(command + ".yaml"));
  }

  private static Map<String, String> commentedOut(String reference) {
    Map<String, String> keys = new TreeMap<>();
    for (String line : reference.lines().toList()) {
      Matcher matcher = COMMENTED_KEY.matcher(line);
      if (matcher.matches()) {
        keys.put(matcher.group(1), matcher.group(2));
      }
    }
    return keys;
  }
}
