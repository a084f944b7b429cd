package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.imports.PoolFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** A program with a session of its own calls commands, and finds its session as it left it. */
class OwnSessionTest extends SparkTest {
  @TempDir private Path folder;

  private final SparkSession mine = SparkSession.active();
  private final SparkContext context = mine.sparkContext();

  @AfterEach
  void forget() {
    mine.conf().unset("spark.sql.session.timeZone");
    mine.conf().unset("spark.sql.parquet.outputTimestampType");
    mine.catalog().dropTempView("mine");
    context.clearJobGroup();
  }

  @Test
  void theSessionAndItsSettingsStayThroughTwoCommands() throws IOException {
    PoolFixture pool =
        new PoolFixture(folder, "language", "tiny")
            .trace("chunk-0", "0,2.0,1.5,Gamma,0.5,1.0")
            .dataset(
                "chunk-0",
                "{\"0\": {\"input_tokens\": \"{100: 1.0}\", \"output_tokens\": \"{7: 1.0}\"}}");
    mine.conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
    mine.conf().set("spark.sql.parquet.outputTimestampType", "INT96");
    mine.range(3).createOrReplaceTempView("mine");
    context.setJobGroup("my group", "my work", true);
    Map<String, String> settings = Map.copyOf(CollectionConverters.asJava(mine.conf().getAll()));
    Map<String, String> hadoop = hadoop();
    int cached = context.getPersistentRDDs().size();

    assertThat(run("import", "--input", pool.folder(), "--output", folder.resolve("profiles")))
        .isZero();
    assertThat(
            run(
                "generate",
                "--profiles",
                folder.resolve("profiles"),
                "--output",
                folder.resolve("trace")))
        .isZero();
    assertThat(run("generate", "--profiles", folder.resolve("none"), "--output", "none"))
        .isEqualTo(3);

    assertThat(context.isStopped()).isFalse();
    assertThat(SparkSession.active()).isSameAs(mine);
    assertThat(CollectionConverters.asJava(mine.conf().getAll())).isEqualTo(settings);
    assertThat(hadoop()).isEqualTo(hadoop);
    assertThat(mine.table("mine").count()).isEqualTo(3);
    assertThat(context.getLocalProperty("spark.jobGroup.id")).isEqualTo("my group");
    assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("my work");
    assertThat(context.getLocalProperty("spark.job.interruptOnCancel")).isEqualTo("true");
    assertThat(context.getPersistentRDDs().size()).isEqualTo(cached);
  }

  private static int run(Object... words) {
    return servegen(words).exitCode();
  }

  private Map<String, String> hadoop() {
    Map<String, String> settings = new java.util.TreeMap<>();
    context.hadoopConfiguration().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    return settings;
  }
}
