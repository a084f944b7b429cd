package io.servegen.jobs.imports;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A client that was read, or what is wrong with its files: exactly one of the two. */
record Reading(@Nullable ImportedClient client, @Nullable String fault) implements Serializable {
  static Reading of(ImportedClient client) {
    return new Reading(client, null);
  }

  static Reading failed(String fault) {
    return new Reading(null, fault);
  }
}
