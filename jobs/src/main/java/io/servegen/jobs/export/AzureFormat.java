package io.servegen.jobs.export;

import java.time.LocalDate;

/**
 * The CSV of the Azure LLM inference traces, {@code TIMESTAMP,ContextTokens,GeneratedTokens}, as
 * inference-perf replays it: times of day in UTC without an offset, with a fraction in every row.
 *
 * @see <a href="https://github.com/Azure/AzurePublicDataset">Azure/AzurePublicDataset</a>
 * @see <a href="https://github.com/kubernetes-sigs/inference-perf">kubernetes-sigs/inference-perf,
 *     utils/trace_reader.py</a>
 */
final class AzureFormat implements LineFormat {
  private static final byte[] HEADER =
      LineFormats.ascii("TIMESTAMP,ContextTokens,GeneratedTokens\n");
  private static final long DAY_MICROS = 86_400_000_000L;

  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  @Override
  public void header(LineBuffer out) {
    out.append(HEADER);
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    long micros = request.originMicros + request.micros;
    if (Math.floorDiv(micros, DAY_MICROS) != day) {
      day = Math.floorDiv(micros, DAY_MICROS);
      date = LineFormats.ascii(LocalDate.ofEpochDay(day) + " ");
    }
    long rest = Math.floorMod(micros, DAY_MICROS);
    long seconds = rest / 1_000_000;
    out.append(date).appendPadded(seconds / 3600, 2);
    out.append(':').appendPadded(seconds / 60 % 60, 2);
    out.append(':').appendPadded(seconds % 60, 2);
    out.append('.').appendPadded(rest % 1_000_000, 6);
    out.append(',').append(request.input);
    out.append(',').append(request.output).append('\n');
  }
}
