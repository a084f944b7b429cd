package io.servegen.jobs.cli;

import picocli.CommandLine.Option;

/** The option of every command that writes a folder or file anew. */
public final class OverwriteOption {
  @Option(
      names = "--overwrite",
      arity = "0..1",
      fallbackValue = "true",
      description = "Replace the output, if this program made it.")
  private boolean overwrite;

  /** Whether an output that is there may be replaced. */
  public boolean isSet() {
    return overwrite;
  }
}
