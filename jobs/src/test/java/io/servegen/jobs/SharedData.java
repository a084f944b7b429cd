package io.servegen.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public data beside the project, in {@code ../shared/data}; where it is absent, tests skip. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of it, such as {@code servegen/reason/deepseek-r1}. */
  public static Path path(String name) {
    Path folder = Path.of("..", "..", "shared", "data");
    Path path = (Files.exists(folder) ? folder : Path.of("..", "shared", "data")).resolve(name);
    assumeTrue(Files.exists(path), path + " is not there");
    return path;
  }
}
