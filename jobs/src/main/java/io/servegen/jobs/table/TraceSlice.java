package io.servegen.jobs.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of a trace, as the manifest lists it.
 *
 * @param file its path below the trace's folder
 * @param firstMicros when its first request arrives, in microseconds since 1970-01-01 00:00 UTC
 * @param lastMicros when its last request arrives
 * @param requests how many requests it holds
 * @param firstRequestId the id of its first request
 */
public record TraceSlice(
    String file, long firstMicros, long lastMicros, long requests, long firstRequestId) {
  private static final String SLICES = "slices";

  /** Notes the slices, which are in order of time, among a trace's counts. */
  public static void write(List<TraceSlice> slices, ObjectNode counts) {
    ArrayNode list = counts.putArray(SLICES);
    for (TraceSlice slice : slices) {
      list.addObject()
          .put("file", slice.file)
          .put("start", Times.toInstant(slice.firstMicros).toString())
          .put("end", Times.toInstant(slice.lastMicros).toString())
          .put("requests", slice.requests)
          .put("first_request_id", slice.firstRequestId);
    }
  }

  /** The slices that a trace's manifest lists, in order of time. */
  public static List<TraceSlice> read(Manifest manifest) {
    List<TraceSlice> slices = new ArrayList<>();
    for (JsonNode slice : manifest.counts().path(SLICES)) {
      slices.add(
          new TraceSlice(
              slice.path("file").asText(),
              Times.parseMicros(slice.path("start").asText()),
              Times.parseMicros(slice.path("end").asText()),
              slice.path("requests").asLong(),
              slice.path("first_request_id").asLong()));
    }
    if (slices.isEmpty()) {
      throw UserException.data(
          "the trace's manifest lists no slices",
          "'" + SLICES + "' among its counts says which file holds what",
          "make the trace again with this program");
    }
    return slices;
  }
}
