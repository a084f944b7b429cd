package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.cli.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md tells a reader to type does what it says: the lines of its {@code sh} blocks run
 * here in their order, in one folder. The commands of this program run in this JVM, which spares
 * them a start-up each; what needs the launcher or a shell runs in one.
 */
class ReadmeIT extends SparkTest {
  /** The test command, which is running, and the quickstart, which QuickstartIT runs. */
  private static final List<String> RUN_ELSEWHERE =
      List.of("mvn verify", "jobs/bin/servegen quickstart");

  /** What the launcher runs to build. */
  private static final String BUILD = "mvn -B -q -DskipTests package";

  private static final String NOT_RUN = "Not run here:";
  private static final Pattern COMMAND = Pattern.compile("jobs/bin/servegen [a-z].*");
  private static final Pattern TABLE_ROW = Pattern.compile("\\| `([a-z-]+)` \\|[^|]*\\|");

  /** A block of code: its language, its lines, and the last line of text before it. */
  private record Block(String language, List<String> lines, String before) {}

  private static List<String> readme;

  @TempDir private Path folder;

  @BeforeAll
  static void readIt() throws IOException {
    readme = Files.readAllLines(Shell.project().resolve("README.md"));
  }

  @Test
  void everyCommandThatItShowsSucceeds() throws IOException {
    for (String name : List.of("jobs", "conf")) {
      Files.createSymbolicLink(folder.resolve(name), Shell.project().resolve(name));
    }
    List<String> lines =
        blocks().stream()
            .filter(block -> block.language().equals("sh"))
            .flatMap(block -> block.lines().stream())
            .filter(line -> !RUN_ELSEWHERE.contains(line) && !line.equals(BUILD))
            .toList();
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      if (COMMAND.matcher(line).matches()) {
        succeed((Object[]) words(line));
      } else {
        new Shell(folder).run("bash", "-c", line).succeeded();
      }
    }
  }

  @Test
  void whatIsRunElsewhereIsRunThere() throws IOException {
    String ci = Files.readString(Shell.project().resolve(".ci/run"));
    assertThat(ci).contains("mvn -B -ntp verify");
    assertThat(readme).containsAll(RUN_ELSEWHERE);
  }

  @Test
  void whatIsNotRunSaysSo() {
    for (Block block : blocks()) {
      switch (block.language()) {
        case "sh" -> assertThat(block.before()).isNotEqualTo(NOT_RUN);
        case "text" -> assertThat(block.before()).as("%s", block.lines()).isEqualTo(NOT_RUN);
        default ->
            assertThat(block.lines())
                .as("a block with no language is a drawing")
                .noneMatch(line -> line.matches("\\s*(\\$ |mvn |jobs/|servegen |spark-).*"));
      }
    }
  }

  @Test
  void theTableHasEveryCommandAndNoOther() {
    List<String> commands =
        Main.commandLine().getSubcommands().entrySet().stream()
            .filter(command -> command.getValue().getCommand() instanceof Verb)
            .map(Map.Entry::getKey)
            .toList();
    int start = readme.indexOf("| command | what it does |");
    List<String> rows =
        readme.subList(start + 2, readme.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> TABLE_ROW.matcher(line).replaceFirst("$1"))
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(commands);
  }

  /** The words behind "jobs/bin/servegen" as a shell splits them, with paths in the folder. */
  private Object[] words(String line) {
    String arguments = line.substring("jobs/bin/servegen ".length());
    String split = new Shell(folder).run("bash", "-c", "printf '%s\\n' " + arguments).out();
    return Arrays.stream(split.split("\n"))
        .map(word -> word.replaceFirst("^(demo|conf)/", folder + "/$1/"))
        .toArray();
  }

  private static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    String before = "";
    for (int i = 0; i < readme.size(); i++) {
      String line = readme.get(i);
      if (line.startsWith("```")) {
        int end = i + 1;
        while (!readme.get(end).equals("```")) {
          end++;
        }
        blocks.add(new Block(line.substring(3), readme.subList(i + 1, end), before));
        before = "";
        i = end;
      } else if (!line.isBlank()) {
        before = line;
      }
    }
    return blocks;
  }
}
