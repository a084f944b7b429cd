package io.servegen.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.TraceRows;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that was interrupted and resumed against the same trace made in one go. */
class ResumeTest extends SparkTest {
  private static final Path CLIENTS = Path.of("..", "conf", "clients", "example.yaml");

  @TempDir private static Path folder;
  private static Path straight;
  private Path interrupted = folder;

  @BeforeAll
  static void makeATrace() {
    succeed("import", "--input", CLIENTS, "--output", folder.resolve("profiles"));
    straight = folder.resolve("straight");
    succeed(generate(straight));
  }

  /** A trace of twenty-odd slices over two days, two of which are of one window. */
  private static Object[] generate(Path output, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "generate",
                "--profiles",
                folder.resolve("profiles"),
                "--start=2024-03-01T22:00:00Z",
                "--duration=4h",
                "--rate=30",
                "--slice-requests=17k",
                "--output",
                output));
    args.addAll(List.of(more));
    return args.toArray();
  }

  @BeforeEach
  void interrupt() throws IOException {
    interrupted = Files.createTempDirectory(folder, "interrupted").resolve("trace");
    FileUtils.copyDirectory(straight.toFile(), interrupted.toFile());
    Files.delete(interrupted.resolve("_servegen.json"));
  }

  private void assertResumesToTheStraightOne() throws IOException {
    succeed(generate(interrupted, "--resume"));
    List<Path> files = TraceRows.files(straight);
    assertThat(TraceRows.files(interrupted).stream().map(interrupted::relativize))
        .containsExactlyElementsOf(files.stream().map(straight::relativize).toList());
    assertThat(files).hasSizeGreaterThan(15);
    for (Path file : files) {
      assertThat(interrupted.resolve(straight.relativize(file))).hasSameBinaryContentAs(file);
    }
    assertThat(manifest(interrupted)).isEqualTo(manifest(straight));
  }

  /** What the manifest counts, slice by slice. */
  private static String manifest(Path trace) throws IOException {
    String json = Files.readString(trace.resolve("_servegen.json"));
    return json.substring(json.lastIndexOf("\"counts\""));
  }

  @Test
  void whatIsMissingIsMadeAndWhatIsThereStays() throws IOException {
    List<Path> files = TraceRows.files(interrupted);
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    for (int i = 0; i < files.size(); i++) {
      Files.setLastModifiedTime(files.get(i), past);
      if (i % 3 == 1) {
        Files.delete(files.get(i));
      }
    }
    assertResumesToTheStraightOne();
    for (int i = 0; i < files.size(); i++) {
      boolean stayed = Files.getLastModifiedTime(files.get(i)).equals(past);
      assertThat(stayed).as(files.get(i).toString()).isEqualTo(i % 3 != 1);
    }
  }

  @Test
  void filesThatWereCutShortAreMadeAgain() throws IOException {
    List<Path> files = TraceRows.files(interrupted);
    long[] lengths = {0, 3, 4, 1000, -1, -8, -300};
    for (int i = 0; i < lengths.length; i++) {
      try (RandomAccessFile file = new RandomAccessFile(files.get(2 * i).toFile(), "rw")) {
        file.setLength(lengths[i] >= 0 ? lengths[i] : file.length() + lengths[i]);
      }
    }
    assertResumesToTheStraightOne();
  }

  @Test
  void filesOfAnotherSliceOrAnotherTraceAreMadeAgain() throws IOException {
    List<Path> files = TraceRows.files(interrupted);
    Files.copy(files.get(5), files.get(6), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Path other = folder.resolve("other");
    succeed(generate(other, "--seed=1", "--overwrite"));
    Files.copy(
        TraceRows.files(other).get(2),
        files.get(2),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertResumesToTheStraightOne();
  }

  @Test
  void aTraceThatIsWholeOrHasNoFileYetIsResumedToo() throws IOException {
    assertResumesToTheStraightOne();
    Files.delete(interrupted.resolve("_servegen.json"));
    for (Path file : TraceRows.files(interrupted)) {
      Files.delete(file);
    }
    assertResumesToTheStraightOne();
  }

  @Test
  void anotherTraceIsNotResumed() {
    Outcome outcome = servegen(generate(interrupted, "--resume", "--seed=1"));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("holds another trace").contains("--overwrite");
    assertThat(servegen(generate(folder.resolve("nothing"), "--resume")).err())
        .contains("there is no interrupted trace")
        .contains("run it without --resume");
  }

  @Test
  void anUnfinishedTraceIsNeitherReplacedNorRead() {
    Outcome outcome = servegen(generate(interrupted));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("not finished").contains("--resume");
    assertThat(servegen("describe", "--input", interrupted).exitCode()).isEqualTo(3);
  }

  /** The forecast has the requests and the slices of the trace, and about its bytes. */
  @Test
  void aDryRunForetellsTheTrace() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    String forecast = succeed(generate(nowhere, "--dry-run"));
    assertThat(nowhere).doesNotExist();
    String made = manifest(straight);
    Matcher requests =
        java.util.regex.Pattern.compile("would have ([\\d,]+) requests of 6 clients")
            .matcher(forecast);
    assertThat(requests.find()).isTrue();
    assertThat(made).contains("\"requests\" : " + requests.group(1).replace(",", ""));
    List<Path> files = TraceRows.files(straight);
    Matcher size =
        java.util.regex.Pattern.compile("about ([\\d.]+) MB in (\\d+) files").matcher(forecast);
    assertThat(size.find()).as(forecast).isTrue();
    assertThat(Integer.parseInt(size.group(2))).isEqualTo(files.size());
    double bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
    assertThat(Double.parseDouble(size.group(1)) * 1e6).isBetween(bytes / 2, bytes * 2);
  }
}
