package io.servegen.jobs.report.document;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole report. All texts are plain: a renderer escapes them.
 *
 * @param title what it is about
 * @param created when it was made
 * @param workloads the workloads' names; the first is the actual one
 * @param headline the one score; null where nothing is compared
 * @param findings what the data say of the paper's findings
 * @param sections in the order of reading
 */
public record ReportDocument(
    String title,
    Instant created,
    List<String> workloads,
    @Nullable Headline headline,
    List<Finding> findings,
    List<Section> sections) {

  public ReportDocument {
    workloads = List.copyOf(workloads);
    findings = List.copyOf(findings);
    sections = List.copyOf(sections);
    if (workloads.isEmpty()) {
      throw new IllegalArgumentException("a report about nothing");
    }
    requireUniqueIds(sections);
  }

  private static void requireUniqueIds(List<Section> sections) {
    Set<String> seen = new HashSet<>();
    sections.stream()
        .flatMap(
            section ->
                Stream.of(
                        Stream.of(section.id()),
                        section.figures().stream().map(Figure::id),
                        section.tables().stream().map(Table::id))
                    .flatMap(ids -> ids))
        .filter(id -> !seen.add(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException("two parts of the report are '" + id + "'");
            });
  }
}
