package io.servegen.jobs.window;

import io.servegen.jobs.table.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that looks at a part of a workload, as they are given. */
public final class PartOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME|OFFSET",
      description = "Leave out earlier requests: a time, or an offset from the first window.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME|OFFSET",
      description = "Leave out requests from then on: a time, or an offset from the first window.")
  private @Nullable String to;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "MODEL",
      description = "Take these models alone, separated by commas. Default: all.")
  private List<String> models = List.of();

  /** The part of a workload that they name. */
  public RequestScope of(Workload workload, WindowGrid grid) {
    return RequestScope.of(workload, models, from, to, grid);
  }

  /** The same options, for another command. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (from != null) {
      words.addAll(List.of("--from", from));
    }
    if (to != null) {
      words.addAll(List.of("--to", to));
    }
    if (!models.isEmpty()) {
      words.addAll(List.of("--models", String.join(",", models)));
    }
    return words;
  }
}
