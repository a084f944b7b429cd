package io.servegen.jobs.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What to do with requests beyond the longest length. */
enum Oversize {
  /** Cut the length to the longest. */
  CLIP,
  /** Leave the request out. */
  DROP;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
