package io.servegen.jobs.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.jobs.table.Manifest;
import java.io.Serializable;

/**
 * What went into an export, and by how much it differs from the trace: for input and output alike,
 * the tokens in the export are those of the trace − dropped − clipped + raised.
 */
final class ExportCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  long requests;
  long dropped;
  final Tokens input = new Tokens();
  final Tokens output = new Tokens();

  /** One of the two lengths. */
  static final class Tokens implements Serializable {
    private static final long serialVersionUID = 1L;

    long written;
    long droppedTokens;
    long clipped;
    long clippedTokens;
    long raised;
    long raisedTokens;

    void keep(int original, int exported) {
      written += exported;
      if (exported < original) {
        clipped++;
        clippedTokens += original - exported;
      } else if (exported > original) {
        raised++;
        raisedTokens += exported - original;
      }
    }

    private void add(Tokens other) {
      written += other.written;
      droppedTokens += other.droppedTokens;
      clipped += other.clipped;
      clippedTokens += other.clippedTokens;
      raised += other.raised;
      raisedTokens += other.raisedTokens;
    }

    private void write(String name, ObjectNode counts) {
      counts
          .put(name + "_tokens", written)
          .put("dropped_" + name + "_tokens", droppedTokens)
          .put("clipped_" + name + "s", clipped)
          .put("clipped_" + name + "_tokens", clippedTokens)
          .put("raised_" + name + "s", raised)
          .put("raised_" + name + "_tokens", raisedTokens);
    }
  }

  void drop(int inputTokens, int outputTokens) {
    dropped++;
    input.droppedTokens += inputTokens;
    output.droppedTokens += outputTokens;
  }

  ExportCounts add(ExportCounts other) {
    requests += other.requests;
    dropped += other.dropped;
    input.add(other.input);
    output.add(other.output);
    return this;
  }

  /** For the manifest. */
  ObjectNode toJson() {
    ObjectNode counts = Manifest.newCounts();
    counts.put("requests", requests).put("dropped", dropped);
    input.write("input", counts);
    output.write("output", counts);
    return counts;
  }
}
