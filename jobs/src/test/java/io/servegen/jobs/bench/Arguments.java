package io.servegen.jobs.bench;

import io.servegen.common.units.Quantities;
import java.util.HashMap;
import java.util.Map;

/** The arguments of a program here: {@code --name value}, each with a default. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  Arguments(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long count(String name, String otherwise) {
    return Quantities.parse(text(name, otherwise));
  }

  double number(String name, double otherwise) {
    return Double.parseDouble(text(name, String.valueOf(otherwise)));
  }
}
