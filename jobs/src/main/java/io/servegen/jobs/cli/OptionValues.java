package io.servegen.jobs.cli;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values that a command ran with, for its manifest. */
final class OptionValues {
  private static final Set<String> NOT_OF_THE_WORK = Set.of("--help", "--verbose", "--config");

  private OptionValues() {}

  static SortedMap<String, Object> of(CommandSpec command) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      Object value = option.getValue();
      if (value != null && !NOT_OF_THE_WORK.contains(option.names()[0])) {
        values.put(option.names()[0].substring(2), value);
      }
    }
    return values;
  }
}
