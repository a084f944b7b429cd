package io.servegen.common;

/**
 * A failure that the user can do something about: it says what is wrong, why, and what to do. The
 * command line prints it without a stack trace and exits with {@link Kind#exitCode()}.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose turn it is to change something. */
  public enum Kind {
    /** The command line or a configuration file is wrong. */
    USAGE(2),
    /** The data, or the place where it lies, is wrong. */
    DATA(3);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The process's exit code. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final String problem;
  private final String reason;
  private final String remedy;

  private UserException(Kind kind, String problem, String reason, String remedy) {
    super(problem + "\n  why:  " + reason + "\n  do:   " + remedy);
    this.kind = kind;
    this.problem = problem;
    this.reason = reason;
    this.remedy = remedy;
  }

  /** The command line or a configuration file is wrong: exit code 2. */
  public static UserException usage(String problem, String reason, String remedy) {
    return new UserException(Kind.USAGE, problem, reason, remedy);
  }

  /** The data is wrong, missing or in the way: exit code 3. */
  public static UserException data(String problem, String reason, String remedy) {
    return new UserException(Kind.DATA, problem, reason, remedy);
  }

  /** The same failure with the exception that led to it, which {@code --verbose} shows. */
  public UserException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  public Kind kind() {
    return kind;
  }

  /** What is wrong, in one line. */
  public String problem() {
    return problem;
  }

  /** Why that cannot be. */
  public String reason() {
    return reason;
  }

  /** What the user can do about it. */
  public String remedy() {
    return remedy;
  }
}
