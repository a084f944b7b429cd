package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.measure.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Puts a report together. */
public final class ReportContent {
  /** What the actual workload, resampled as a whole, is called. */
  public static final String NAIVE = "NAIVE";

  private ReportContent() {}

  /**
   * The document.
   *
   * @param title what it is about
   * @param workloads the actual one first, then the traces, then NAIVE if it was made
   * @param fidelity the comparison; null where there is nothing to compare with
   * @param top how many clients are shown one by one
   */
  public static ReportDocument of(
      String title, List<Subject> workloads, @Nullable Fidelity fidelity, int top) {
    Subject actual = workloads.get(0);
    List<Subject> shown = workloads.stream().filter(subject -> !subject.isNaive()).toList();
    int colours = workloads.size() + 1;
    Map<Subject, ClientView> clients = clients(shown, top);
    List<Section> sections = new ArrayList<>();
    sections.add(OverviewSection.of(workloads));
    if (fidelity != null) {
      sections.add(FidelitySection.of(fidelity, actual.name()));
    }
    sections.add(new RateSection(workloads).section());
    sections.add(new GapSection(shown, colours).section());
    sections.add(new LengthSection(shown, colours).section());
    List<Subject> reasoning = having(shown, Measure.REASON);
    if (!reasoning.isEmpty()) {
      sections.add(ReasoningSection.of(reasoning, colours));
    }
    List<Subject> modal = having(shown, Measure.MODAL);
    if (!modal.isEmpty()) {
      sections.add(ModalSection.of(modal, actual, colours));
    }
    sections.add(new ClientSection(clients).section());
    List<Finding> findings = new ArrayList<>();
    clients.forEach((subject, view) -> findings.addAll(Findings.of(subject, view)));
    return new ReportDocument(
        title,
        Instant.now(),
        workloads.stream().map(Subject::name).toList(),
        fidelity == null ? null : Headlines.of(fidelity),
        findings,
        sections);
  }

  private static Map<Subject, ClientView> clients(List<Subject> subjects, int top) {
    Map<Subject, ClientView> views = new LinkedHashMap<>();
    List<Row> largest = List.of();
    for (Subject subject : subjects) {
      ClientView view = ClientView.of(subject, top, largest);
      largest = views.isEmpty() ? view.top() : largest;
      views.put(subject, view);
    }
    return views;
  }

  private static List<Subject> having(List<Subject> subjects, Measure measure) {
    return subjects.stream().filter(subject -> subject.has(measure)).toList();
  }
}
