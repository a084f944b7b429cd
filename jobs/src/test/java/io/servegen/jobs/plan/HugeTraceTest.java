package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.common.length.Modality;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan of 100 billion requests: its first, a middle and its last slice, made without the rest.
 * The checksums are those of the program's own output, once it was found right by the tests of its
 * laws; whoever changes a stream on purpose puts the new ones here.
 */
class HugeTraceTest extends SparkTest {
  private static final Path CLIENTS = Path.of("..", "conf", "clients", "example.yaml");

  @TempDir private Path folder;

  @Test
  void slicesAreWhatTheyWere() throws NoSuchAlgorithmException {
    // Logarithms and powers may differ in the last bit between architectures.
    String architecture = System.getProperty("os.arch");
    assumeTrue(architecture.equals("amd64") || architecture.equals("x86_64"), architecture);
    Path profiles = folder.resolve("profiles");
    succeed("import", "--input", CLIENTS, "--output", profiles);
    try (SparkRun spark = spark()) {
      TraceOptions options = new TraceOptions();
      options.profiles.add(profiles.toString());
      options.rate = "mean:1200";
      options.duration = "965d";
      options.clients = "60";
      options.copyShift = "6h";
      options.sliceRequests = "1M";
      TracePlan plan = new Planner(spark, options.settings()).plan();
      Broadcast<TracePlan> planned = spark.context().broadcast(plan);
      SlicePlan slices =
          SlicePlan.of(
              spark,
              planned,
              spark
                  .context()
                  .broadcast(new SerializableConfiguration(spark.storage().configuration())),
              options.settings().sliceRequests());
      List<Slice> all = slices.slices();
      TraceEngine engine = new TraceEngine(plan, spark.storage().configuration());
      assertThat(
              List.of(
                  Long.toString(slices.requests()),
                  Integer.toString(all.size()),
                  checksum(engine, all.get(0)),
                  checksum(engine, all.get(all.size() / 2)),
                  checksum(engine, all.get(all.size() - 1))))
          .containsExactly(
              "100051200034", "108080", "9ffb3bdd9c0e0d29", "2f70d188cec4489f", "30a57d9316a22d20");
    }
  }

  /** Late slices of a large window are not walked to where a read ends before them. */
  @Test
  void aReadEndsWhereItsTimeDoes() {
    Path profiles = folder.resolve("profiles");
    succeed("import", "--input", CLIENTS, "--output", profiles);
    try (SparkRun spark = spark()) {
      TraceOptions options = new TraceOptions();
      options.profiles.add(profiles.toString());
      options.rate = "4000";
      options.duration = "10m";
      TracePlan plan = new Planner(spark, options.settings()).plan();
      TraceEngine engine = new TraceEngine(plan, spark.storage().configuration());
      RequestGenerator requests =
          engine.requests(engine.lengths(), plan.fromMicros(), plan.toMicros());
      SliceCursor cursor = new SliceCursor(requests, plan.fromMicros() + 1_000_000);
      Slice first = new Slice(0, plan.fromMicros(), plan.toMicros(), 0, 100_000, 0);
      Slice last = new Slice(1, plan.fromMicros(), plan.toMicros(), 2_000_000, 100_000, 2_000_000);
      assertThat(cursor.next(first)).isTrue();
      assertThat(cursor.batch().arrivalMicros(cursor.fromRank()))
          .isLessThan(plan.fromMicros() + 1_000_000);
      assertThat(cursor.next(last)).isFalse();
      assertThat(requests.hasNext()).isTrue();
      assertThat(cursor.next(last)).isFalse();
    }
  }

  private static String checksum(TraceEngine engine, Slice slice) throws NoSuchAlgorithmException {
    RequestGenerator requests =
        engine.requests(engine.lengths(), slice.fromMicros(), slice.toMicros());
    SliceCursor cursor = new SliceCursor(requests);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    ByteBuffer row = ByteBuffer.allocate(4096);
    while (cursor.next(slice)) {
      RequestBatch batch = cursor.batch();
      for (int rank = cursor.fromRank(); rank < cursor.toRank(); rank++) {
        int place = batch.place(rank);
        row.clear()
            .putLong(cursor.firstRequestId(slice) + rank - cursor.fromRank())
            .putLong(batch.arrivalMicros(rank))
            .putInt(batch.member(place))
            .putInt(batch.inputTokens(place))
            .putInt(batch.outputTokens(place))
            .putInt(batch.reasoningTokens(place))
            .putInt(batch.textTokens(place));
        for (Modality modality : Modality.values()) {
          int items = batch.itemCount(modality, place);
          row.putInt(items);
          for (int item = 0; item < items; item++) {
            row.putInt(batch.itemTokens(modality, place, item));
          }
        }
        digest.update(row.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
