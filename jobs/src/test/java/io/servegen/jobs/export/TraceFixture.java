package io.servegen.jobs.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.units.Times;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Trace;
import io.servegen.jobs.table.TraceSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A trace of a few requests, slice by slice, in the form that generate writes. */
final class TraceFixture {
  /** A request; ids are given in order. */
  record Request(
      String arrival,
      String model,
      String client,
      int input,
      int output,
      @Nullable Integer reasoning,
      @Nullable Integer text,
      int @Nullable [] images,
      int @Nullable [] audios,
      int @Nullable [] videos) {

    static Request of(String arrival, int input, int output) {
      return of(arrival, "m", "c", input, output);
    }

    static Request of(String arrival, String model, String client, int input, int output) {
      return new Request(arrival, model, client, input, output, null, null, null, null, null);
    }

    Request reasoning(int tokens) {
      return new Request(
          arrival, model, client, input, output, tokens, text, images, audios, videos);
    }

    Request items(int textTokens, int[] imageTokens, int[] audioTokens, int[] videoTokens) {
      return new Request(
          arrival,
          model,
          client,
          input,
          output,
          reasoning,
          textTokens,
          imageTokens,
          audioTokens,
          videoTokens);
    }
  }

  private final SparkRun spark;
  private final Path folder;
  private final String start;
  private final String end;
  private final List<TraceSlice> slices = new ArrayList<>();
  private long nextId;

  TraceFixture(SparkRun spark, Path folder, String start, String end) {
    this.spark = spark;
    this.folder = folder;
    this.start = start;
    this.end = end;
  }

  /** Writes a slice. */
  TraceFixture slice(Request... requests) {
    SparkSession session = spark.session();
    List<Row> rows = new ArrayList<>();
    long first = nextId;
    for (Request request : requests) {
      rows.add(
          RowFactory.create(
              nextId++,
              Timestamp.from(Instant.parse(request.arrival)),
              request.model,
              request.client,
              request.input,
              request.output,
              request.reasoning,
              null,
              request.text,
              request.images,
              request.audios,
              request.videos,
              null,
              null));
    }
    String file =
        "day=%s/part-%010d.parquet".formatted(requests[0].arrival.substring(0, 10), slices.size());
    Path written = folder.resolveSibling(folder.getFileName() + "-written-" + slices.size());
    session.createDataFrame(rows, Trace.SCHEMA).coalesce(1).write().parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      Path parquet =
          files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.createDirectories(folder.resolve(file).getParent());
      Files.move(parquet, folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    slices.add(
        new TraceSlice(
            file,
            Times.parseMicros(requests[0].arrival),
            Times.parseMicros(requests[requests.length - 1].arrival),
            requests.length,
            first));
    return this;
  }

  /** Writes the manifest. */
  Path finish() {
    ObjectNode counts =
        Manifest.newCounts().put("requests", nextId).put("start", start).put("end", end);
    TraceSlice.write(slices, counts);
    String manifest =
        Manifest.of(Manifest.Kind.TRACE, "generate", new TreeMap<>(), List.of(), 0L, counts)
            .toJson();
    spark.storage().writeText(folder.resolve(Manifest.FILE).toString(), manifest);
    return folder;
  }
}
