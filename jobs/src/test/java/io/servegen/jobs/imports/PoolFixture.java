package io.servegen.jobs.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pool that a test makes. */
final class PoolFixture {
  private final Path model;

  PoolFixture(Path root, String category, String model) throws IOException {
    this.model = Files.createDirectories(root.resolve(category).resolve(model));
  }

  Path folder() {
    return model;
  }

  PoolFixture trace(String client, String... lines) throws IOException {
    Files.writeString(model.resolve(client + "-trace.csv"), String.join("\n", lines) + "\n");
    return this;
  }

  PoolFixture dataset(String client, String json) throws IOException {
    Files.writeString(model.resolve(client + "-dataset.json"), json);
    return this;
  }
}
