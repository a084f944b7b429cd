package io.servegen.jobs.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pool that a test makes. */
public final class PoolFixture {
  private final Path model;

  public PoolFixture(Path root, String category, String model) throws IOException {
    this.model = Files.createDirectories(root.resolve(category).resolve(model));
  }

  public Path folder() {
    return model;
  }

  public PoolFixture trace(String client, String... lines) throws IOException {
    Files.writeString(model.resolve(client + "-trace.csv"), String.join("\n", lines) + "\n");
    return this;
  }

  public PoolFixture dataset(String client, String json) throws IOException {
    Files.writeString(model.resolve(client + "-dataset.json"), json);
    return this;
  }
}
