package io.servegen.jobs.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.Shell;
import io.servegen.jobs.report.page.Browser;
import io.servegen.jobs.report.page.PageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first line, as a reader types it, and the report that it ends with. */
class QuickstartIT {
  @TempDir private Path folder;

  @Test
  void endsWithAReportThatABrowserShows() throws IOException {
    Shell.Result result =
        new Shell(folder)
            .with("SERVEGEN_MEMORY", "")
            .run(Shell.project().resolve("jobs/bin/servegen"), "quickstart");
    Path page = folder.resolve("servegen-quickstart/report/report.html");
    assertThat(result.succeeded().out()).contains("report/report.html");
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
      browser.open(page);
      PageCheck.everyChartShowsItsSeries(browser);
      PageCheck.fitsAPhone(browser, page);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
