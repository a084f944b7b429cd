package io.servegen.jobs.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.UserException;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of a table is whole or undone, also when its run is killed at the worst moments. */
class TableUpdateTest {
  private final Storage storage = new Storage(new Configuration());
  @TempDir private Path folder;
  private Path table;
  private Path oldFile;

  @BeforeEach
  void makeTable() throws IOException {
    table = folder.resolve("requests");
    NewTable made = NewTable.create(storage, table.toString(), false);
    oldFile = file("day=2025-03-03/part-0001-read-00000.parquet");
    made.commit(manifest(1), Set.of());
  }

  private Path file(String name) throws IOException {
    Path file = table.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private static Manifest manifest(int run) {
    return Manifest.of(
        Manifest.Kind.REQUESTS,
        "ingest",
        new TreeMap<>(),
        List.of("log-" + run),
        null,
        Manifest.newCounts().put("runs", run));
  }

  private Manifest read() {
    return Manifest.read(storage, "--input", table.toString(), Manifest.Kind.REQUESTS);
  }

  private TableUpdate begin(boolean recover) {
    return TableUpdate.begin(storage, table.toString(), recover);
  }

  @Test
  void aChangeAddsToTheTable() throws IOException {
    TableUpdate update = begin(false);
    assertThat(update.run()).isEqualTo(2);
    assertThatThrownBy(this::read)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("an ingest is changing the table");
    Path added = file("day=2025-03-03/" + update.filePrefix() + "read-00000.parquet");

    assertThat(update.inputs(List.of("log-2"))).containsExactly("log-1", "log-2");
    update.commit(manifest(2), Set.of());

    assertThat(read().inputs()).containsExactly("log-2");
    assertThat(oldFile).exists();
    assertThat(added).exists();
  }

  @Test
  void aFailedChangeLeavesTheTableAsItWas() throws IOException {
    TableUpdate update = begin(false);
    Path added = file("day=2025-03-04/" + update.filePrefix() + "read-00000.parquet");
    Path torn = file("day=2025-03-04/_" + update.filePrefix() + "rest-00000.parquet.b0b");
    Path reject = file("_rejects/" + update.filePrefix() + "read-00000.parquet");

    update.discard();

    assertThat(read().inputs()).containsExactly("log-1");
    assertThat(oldFile).exists();
    assertThat(List.of(added, torn, reject)).allMatch(Files::notExists);
  }

  @Test
  void aKilledChangeIsTakenBackWhenAsked() throws IOException {
    TableUpdate update = begin(false);
    Path added = file("day=2025-03-03/" + update.filePrefix() + "read-00000.parquet");

    assertThatThrownBy(() -> begin(false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--recover");
    TableUpdate next = begin(true);

    assertThat(added).doesNotExist();
    assertThat(oldFile).exists();
    assertThat(next.run()).isEqualTo(2);
    next.commit(manifest(2), Set.of());
    assertThat(read().inputs()).containsExactly("log-2");
  }

  @Test
  void aChangeThatWasKilledWhileOldFilesWentIsEnded() throws IOException {
    Path otherDay = file("day=2025-03-04/part-0001-read-00000.parquet");
    TableUpdate update = begin(false);
    Path added = file("day=2025-03-03/" + update.filePrefix() + "read-00000.parquet");
    Mark mark = new Mark(update.filePrefix(), manifest(1), manifest(2), Set.of("2025-03-03"));
    storage.writeText(table.resolve("_servegen.unfinished").toString(), mark.toJson());
    assertThat(update.run()).isEqualTo(2);

    TableUpdate next = begin(true);

    assertThat(oldFile).doesNotExist();
    assertThat(added).exists();
    assertThat(otherDay).exists();
    assertThat(next.run()).isEqualTo(3);
    next.discard();
    assertThat(read().inputs()).containsExactly("log-2");
  }
}
