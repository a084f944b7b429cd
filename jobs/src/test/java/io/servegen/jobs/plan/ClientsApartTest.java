package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sends depends on itself, the seed and the time, and on nothing else. */
class ClientsApartTest extends SparkTest {
  private static final Path CLIENTS = Path.of("..", "conf", "clients", "example.yaml");
  private static final String NEWCOMER =
      """

        - id: another
          rate: {0h: 5, 12h: 0.001, 24h: 3}
          gaps: {family: gamma, cv: 3}
          lengths: {input_tokens: 100, output_tokens: {family: exponential, scale: 40}}
      """;

  @TempDir private Path folder;

  private Dataset<Row> trace(Path clients, String name, Object... options) {
    Path profiles = folder.resolve(name + "-profiles");
    succeed("import", "--input", clients, "--output", profiles);
    return trace(List.of(profiles), options);
  }

  private static Dataset<Row> trace(List<Path> profiles, Object... options) {
    var reader =
        spark()
            .session()
            .read()
            .format("servegen")
            .option("profiles", String.join(",", profiles.stream().map(Path::toString).toList()));
    for (int i = 0; i < options.length; i += 2) {
      reader = reader.option(options[i].toString(), options[i + 1].toString());
    }
    return reader.load();
  }

  private static List<String> rows(Dataset<Row> trace) {
    return trace.drop("request_id").toJSON().collectAsList().stream().sorted().toList();
  }

  @Test
  void aClientMoreChangesNoOther() throws IOException {
    Path more = folder.resolve("more.yaml");
    Files.writeString(more, Files.readString(CLIENTS) + NEWCOMER);
    Object[] options = {"duration", "1d", "rate", "x0.2", "seed", 8};
    List<String> without = rows(trace(CLIENTS, "without", options));
    Dataset<Row> with = trace(more, "with", options);
    assertThat(rows(with.where("client_id != 'another'"))).isEqualTo(without);
    assertThat(with.where("client_id = 'another'").count()).isPositive();
    assertThat(without).hasSizeGreaterThan(50_000);
  }

  @Test
  void aProfileMoreChangesNoClientEither() throws IOException {
    Path one = folder.resolve("one.yaml");
    Files.writeString(one, "model: assistant\nclients:" + NEWCOMER);
    Object[] options = {"duration", "6h", "rate", "x0.2"};
    List<String> alone = rows(trace(one, "one", options));
    rows(trace(CLIENTS, "rest", options));
    Dataset<Row> both =
        trace(List.of(folder.resolve("rest-profiles"), folder.resolve("one-profiles")), options);
    assertThat(rows(both.where("client_id = 'another'"))).isEqualTo(alone);
    assertThat(both.select("client_id").distinct().count()).isEqualTo(7);
  }

  /** The second week has the first one's rates, and requests of its own. */
  @Test
  void twoWeeksOfAWeeksProfileDiffer() throws IOException {
    Path week = folder.resolve("week.yaml");
    Files.writeString(week, Files.readString(CLIENTS).replace("duration: 1d", "duration: 7d"));
    Dataset<Row> trace = trace(week, "week", "duration", "14d", "rate", "x0.1");
    String start = trace.agg(functions.min("arrival")).head().get(0).toString().substring(0, 10);
    String offset = "unix_micros(arrival) - unix_micros(timestamp'" + start + "')";
    long weekMicros = 7 * 86_400_000_000L;
    Dataset<Row> timed = trace.withColumn("offset", functions.expr(offset));
    Dataset<Row> first = timed.where("offset < " + weekMicros);
    Dataset<Row> second =
        timed
            .where("offset >= " + weekMicros)
            .withColumn("offset", functions.expr("offset - " + weekMicros));
    assertThat((double) second.count()).isBetween(0.98 * first.count(), 1.02 * first.count());
    assertThat(first.count()).isGreaterThan(100_000);
    // By chance some requests of both arrive in the same microsecond of their weeks: n²/T, or one.
    assertThat(first.join(second, new String[] {"offset", "client_id"}, "inner").count())
        .isLessThan(10);
  }
}
