package io.servegen.jobs.ingest;

/** What is done with requests whose id was there before. */
enum DuplicatesMode {
  /** One of them stays. */
  DROP,
  /** All stay. */
  KEEP;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
