package io.servegen.jobs.imports;

/** What is wrong with a file, without its name: {@code line 3: the rate '-1' is below 0}. */
final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  FormatException(String message) {
    super(message);
  }

  FormatException(long line, String message) {
    super("line " + line + ": " + message);
  }
}
