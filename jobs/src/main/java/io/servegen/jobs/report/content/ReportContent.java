package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Headline;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.fidelity.Fidelity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<Subject> shown = workloads.stream().filter(subject -> !subject.isNaive()).toList();
    int colours = workloads.size() + 1;
    Map<Subject, ClientView> clients = new LinkedHashMap<>();
    shown.forEach(subject -> clients.put(subject, ClientView.of(subject, top)));
    List<Section> sections = new ArrayList<>();
    Headline headline = null;
    if (fidelity != null) {
      sections.add(new FidelitySection(fidelity, workloads.get(0).name()).section());
      headline = Headlines.of(fidelity);
    }
    sections.add(new RateSection(workloads).section());
    sections.add(new GapSection(shown, colours).section());
    sections.add(new LengthSection(shown, colours).section());
    sections.addAll(new KindSections(shown, colours).sections());
    sections.add(new ClientSection(clients).section());
    List<Finding> findings = new ArrayList<>();
    clients.forEach((subject, view) -> findings.addAll(Findings.of(subject, view)));
    return new ReportDocument(
        title,
        Instant.now(),
        workloads.stream().map(Subject::name).toList(),
        headline,
        findings,
        sections);
  }
}
