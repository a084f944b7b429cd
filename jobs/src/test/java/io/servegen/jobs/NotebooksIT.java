package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.report.page.Browser;
import io.servegen.jobs.report.page.PageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of the notebooks runs, through JShell, which is what Java kernels run cells with. Of a
 * kernel the cells use one thing more: {@code display(value, type)}, which keeps here what it
 * shows.
 */
public class NotebooksIT extends SparkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SHOWN = new ArrayList<>();

  @TempDir private Path folder;

  static Stream<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Shell.project().resolve("notebooks"))) {
      return files.sorted().toList().stream();
    }
  }

  /** What a kernel's display does with a value. */
  public static void show(Object value, String type) {
    assertThat(type).isEqualTo("text/html");
    SHOWN.add(value.toString());
  }

  @Test
  void thereAreTwo() throws IOException {
    assertThat(notebooks().map(file -> file.getFileName().toString()))
        .containsExactly("fit-your-own-logs.ipynb", "plan-two-weeks.ipynb");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void noOutputIsCommitted(Path notebook) throws IOException {
    JsonNode json = JSON.readTree(notebook.toFile());
    assertThat(json.path("nbformat").asInt()).isEqualTo(4);
    assertThat(json.at("/metadata/kernelspec/language").asText()).isEqualTo("java");
    for (JsonNode cell : json.path("cells")) {
      assertThat(cell.path("outputs")).isEmpty();
      assertThat(cell.path("execution_count").isNumber()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellRuns(Path notebook) throws IOException {
    SHOWN.clear();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry : System.getProperty("java.class.path").split(":")) {
        shell.addToClasspath(entry);
      }
      run(
          shell,
          "void display(Object value, String type) { %s.show(value, type); }"
              .formatted(NotebooksIT.class.getName()));
      for (JsonNode cell : JSON.readTree(notebook.toFile()).path("cells")) {
        if (cell.path("cell_type").asText().equals("code")) {
          run(shell, source(cell));
        }
      }
    }
    assertThat(SHOWN).hasSizeGreaterThan(1);
    chartsAreDrawn();
  }

  private void chartsAreDrawn() throws IOException {
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
      for (String html : SHOWN) {
        Path page = folder.resolve("cell.html");
        Files.writeString(page, "<!DOCTYPE html><meta charset=\"utf-8\">" + html);
        browser.open(page);
        browser.enterFrame("iframe");
        PageCheck.everyChartShowsItsSeries(browser);
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }

  private static String source(JsonNode cell) {
    StringBuilder source = new StringBuilder();
    cell.path("source").forEach(line -> source.append(line.asText()));
    return source.toString();
  }

  /** Runs a cell snippet by snippet; fails with the snippet and what is wrong with it. */
  private static void run(JShell shell, String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertThat(next.completeness().isComplete()).as(rest).isTrue();
      for (SnippetEvent event : shell.eval(next.source())) {
        String problems =
            shell
                .diagnostics(event.snippet())
                .map(problem -> problem.getMessage(Locale.ROOT))
                .toList()
                .toString();
        assertThat(event.status()).as(next.source() + problems).isEqualTo(Snippet.Status.VALID);
        if (event.exception() != null) {
          throw new AssertionError(next.source() + message(event.exception()), event.exception());
        }
      }
      rest = next.remaining();
    }
  }

  private static String message(Exception failure) {
    return failure instanceof EvalException thrown
        ? thrown.getExceptionClassName() + ": " + thrown.getMessage()
        : failure.toString();
  }
}
