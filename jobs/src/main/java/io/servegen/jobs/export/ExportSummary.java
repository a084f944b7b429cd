package io.servegen.jobs.export;

import io.servegen.common.units.Quantities;
import java.io.PrintWriter;

/** Says on the screen what was exported, and by how much it differs from the trace. */
record ExportSummary(
    ExportFormat format, LengthLimits limits, ExportPlan plan, ExportCounts counts) {
  private static final long HASH_IDS = 1L << 31;

  void print(PrintWriter out, String output, int files) {
    out.println(
        "exported "
            + Quantities.format(counts.requests)
            + " requests as "
            + format
            + ": "
            + Quantities.format(counts.input.written)
            + " input tokens, "
            + Quantities.format(counts.output.written)
            + " output tokens");
    if (counts.dropped > 0) {
      out.println(
          "  dropped "
              + Quantities.format(counts.dropped)
              + " requests, too long, with "
              + Quantities.format(counts.input.droppedTokens)
              + " input tokens and "
              + Quantities.format(counts.output.droppedTokens)
              + " output tokens");
    }
    print(out, "input", counts.input, limits.mostInput());
    print(out, "output", counts.output, limits.mostOutput());
    if (format.lines().numbersBlocks() && plan.blocks() > HASH_IDS) {
      out.println(
          "  the hash ids start again at 0 after "
              + Quantities.format(HASH_IDS)
              + ": prefixes that far apart look shared");
    }
    out.println((files == 1 ? "file: " : Quantities.format(files) + " files in: ") + output);
  }

  private void print(PrintWriter out, String name, ExportCounts.Tokens tokens, int most) {
    if (tokens.clipped > 0) {
      out.println(
          "  clipped "
              + Quantities.format(tokens.clipped)
              + " "
              + name
              + "s to "
              + Quantities.format(most)
              + " tokens: "
              + Quantities.format(tokens.clippedTokens)
              + " tokens fewer than in the trace");
    }
    if (tokens.raised > 0) {
      out.println(
          "  raised "
              + Quantities.format(tokens.raised)
              + " "
              + name
              + "s to "
              + limits.least()
              + " token, the least that the format's readers take: "
              + Quantities.format(tokens.raisedTokens)
              + " tokens more than in the trace");
    }
  }
}
