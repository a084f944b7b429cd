package io.servegen.jobs.report;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Headline;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a report says in short, on the screen. */
final class ReportSummary {
  private final PrintWriter out;

  ReportSummary(PrintWriter out) {
    this.out = out;
  }

  void print(ReportDocument document, String page) {
    out.println(document.title());
    document.sections().stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals("overview"))
        .forEach(this::sideBySide);
    Headline headline = document.headline();
    if (headline != null) {
      out.println(headline.verdict());
      for (Headline.Rung rung : headline.ladder()) {
        out.printf(Locale.ROOT, "  %-24s%18.3g%n", rung.name(), rung.score());
      }
      for (Headline.Remark remark : headline.remarks()) {
        out.println((remark.alike() ? "  alike: " : "  differs: ") + remark.text());
      }
    }
    out.printf(
        "findings of the paper, each by workload: %d hold, %d do not, %d cannot be told%n",
        count(document, Finding.Verdict.HOLDS),
        count(document, Finding.Verdict.DOES_NOT_HOLD),
        count(document, Finding.Verdict.CANNOT_BE_TOLD));
    out.println("report: " + page);
  }

  /** A row becomes a column. */
  private void sideBySide(Table table) {
    for (int column = 0; column < table.columns().size(); column++) {
      StringBuilder line = new StringBuilder();
      line.append(String.format("  %-24s", column == 0 ? "" : table.columns().get(column)));
      for (List<@Nullable Object> row : table.rows()) {
        line.append(String.format("%18s", text(row.get(column))));
      }
      out.println(line);
    }
  }

  private static String text(@Nullable Object cell) {
    if (cell instanceof Long whole) {
      return String.format(Locale.ROOT, "%,d", whole);
    }
    if (cell instanceof Double number && number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return cell == null ? "-" : cell.toString();
  }

  private static long count(ReportDocument document, Finding.Verdict verdict) {
    return document.findings().stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
