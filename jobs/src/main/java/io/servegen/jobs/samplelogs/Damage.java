package io.servegen.jobs.samplelogs;

import java.util.Locale;

/** The ways in which lines of the sample log are spoilt, each as seen in real ones. */
enum Damage {
  /** The line ends in the middle, as after a crash or a full disk. */
  CUT_OFF {
    @Override
    String spoil(String line, LoggedRequest request) {
      return line.substring(0, 20 + (int) (request.startMillis() % (line.length() - 21)));
    }
  },
  /** A count is a word. */
  WRONG_TYPE {
    @Override
    String spoil(String line, LoggedRequest request) {
      return replace(line, "prompt_tokens", "\"n/a\"");
    }
  },
  NEGATIVE_COUNT {
    @Override
    String spoil(String line, LoggedRequest request) {
      return replace(line, "completion_tokens", "-1");
    }
  },
  /** The time has the hour alone. */
  UNREADABLE_TIME {
    @Override
    String spoil(String line, LoggedRequest request) {
      return replace(line, "timestamp", "\"12:30\"");
    }
  },
  FRACTIONAL_COUNT {
    @Override
    String spoil(String line, LoggedRequest request) {
      return replace(line, "prompt_tokens", request.promptTokens() + ".5");
    }
  },
  MISSING_COUNT {
    @Override
    String spoil(String line, LoggedRequest request) {
      return replace(line, "prompt_tokens", "null");
    }
  },
  /** Two processes wrote at once. */
  TORN {
    @Override
    String spoil(String line, LoggedRequest request) {
      return line.substring(0, line.length() / 2) + line;
    }
  };

  /** The spoilt form of a line; never one that could still be read as a request. */
  abstract String spoil(String line, LoggedRequest request);

  /** The name in the manifest. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String replace(String line, String field, String value) {
    return line.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*)", "\"" + field + "\":" + value);
  }
}
