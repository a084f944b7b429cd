package io.servegen.jobs.ingest.mapping;

/** What becomes of a record: exactly one of these. */
public enum Outcome {
  ACCEPTED,
  REJECTED,
  /** Another record has the same request id. */
  DUPLICATE,
  /** Not a request in question: the format's condition or {@code --from/--to} leave it out. */
  SKIPPED;

  private static final Outcome[] ALL = values();

  /** The outcome of that number. */
  public static Outcome of(int number) {
    return ALL[number];
  }
}
