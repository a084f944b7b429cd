package io.servegen.jobs;

import java.io.PrintWriter;
import java.io.Writer;

/** Commands in this JVM that must succeed. */
public final class Commands {
  private Commands() {}

  /** Runs a command, and shows what it prints. */
  public static void run(String... args) {
    require(args[0], Main.run(args));
  }

  /** Runs a command, and shows its progress and errors alone. */
  public static void runQuietly(String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    require(args[0], Main.run(nowhere, new PrintWriter(System.err, true), args));
  }

  private static void require(String command, int exitCode) {
    if (exitCode != 0) {
      throw new IllegalStateException(command + " ended with " + exitCode);
    }
  }
}
