package io.servegen.jobs.ingest.mapping;

/** What becomes of a record: exactly one of these. */
public enum Outcome {
  ACCEPTED("accepted"),
  REJECTED("rejected"),
  /** Another record has the same request id. */
  DUPLICATE("duplicates"),
  /** Not a request in question: the format's condition or {@code --from/--to} leave it out. */
  SKIPPED("skipped");

  private static final Outcome[] ALL = values();

  private final String key;

  Outcome(String key) {
    this.key = key;
  }

  /** The name of their count in the manifest. */
  public String key() {
    return key;
  }

  /** The outcome of that number. */
  public static Outcome of(int number) {
    return ALL[number];
  }
}
