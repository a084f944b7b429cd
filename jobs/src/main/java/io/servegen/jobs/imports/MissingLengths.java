package io.servegen.jobs.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What to do with clients that have windows but no lengths. */
enum MissingLengths {
  /** Stop, and name them. */
  FAIL,
  /** Leave them out, as ServeGen does. */
  DROP,
  /** Keep them; their requests draw the model's pooled lengths. */
  POOL;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
