package io.servegen.jobs.cli;

import io.servegen.common.UserException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a failure looks on the screen, and the exit code that it ends with. */
public final class Failures {
  private static final int OUR_FAULT = 1;

  private Failures() {}

  /** A failure of a command that was understood. */
  public static int onExecution(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    boolean stackTrace =
        ConfigFile.wantsStackTrace(parseResult.originalArgs().toArray(new String[0]));
    PrintWriter err = commandLine.getErr();
    UserException forUser = userExceptionIn(failure);
    if (forUser != null) {
      return print(err, forUser, stackTrace);
    }
    err.println("servegen: this failed in a way that it should not: " + rootCause(failure));
    if (stackTrace) {
      failure.printStackTrace(err);
    } else {
      err.println("  do:   run it again with --verbose for the stack trace, and report that");
    }
    err.flush();
    return OUR_FAULT;
  }

  /**
   * A command line that was not understood.
   *
   * @param args the arguments as they were given, without those of a configuration file
   */
  public static int onParameters(ParameterException thrown, String[] args) {
    ParameterException failure = unmatchedFirst(thrown);
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    String command = commandLine.getCommandSpec().qualifiedName();
    err.println("servegen: " + failure.getMessage());
    String file =
        failure.getArgSpec() instanceof OptionSpec option
            ? ConfigFile.sourceOf(option, args)
            : null;
    if (file != null) {
      err.println("  why:  " + file + " says so");
    }
    List<String> suggestions =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (!suggestions.isEmpty()) {
      err.println("  did you mean: " + String.join(", ", suggestions) + "?");
    }
    err.println("  do:   see '" + command + " --help'");
    err.flush();
    return UserException.Kind.USAGE.exitCode();
  }

  /** A misspelt option often leaves one missing that is needed: the misspelling is the cause. */
  private static ParameterException unmatchedFirst(ParameterException failure) {
    List<String> unmatched = failure.getCommandLine().getUnmatchedArguments();
    return failure instanceof MissingParameterException && !unmatched.isEmpty()
        ? new UnmatchedArgumentException(failure.getCommandLine(), unmatched)
        : failure;
  }

  /** Prints a failure that the user can mend, and returns its exit code. */
  public static int print(PrintWriter err, UserException failure, boolean stackTrace) {
    err.println("servegen: " + failure.getMessage());
    if (stackTrace) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failure.kind().exitCode();
  }

  private static @Nullable UserException userExceptionIn(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof UserException forUser) {
        return forUser;
      }
    }
    return null;
  }

  private static String rootCause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.toString() : message.lines().findFirst().orElse(root.toString());
  }
}
