package io.servegen.jobs.export;

import io.servegen.common.UserException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What a slice has to know of the others before it can be written on its own: when the first
 * request arrives, how many blocks of input come before, and how many requests are still wanted. A
 * first pass over the times and lengths finds it out.
 *
 * @param firstRequestIds of the slices
 * @param originMicros when the first request of the export arrives
 * @param firstBlocks per slice, the blocks of input before it
 * @param quotas per slice, how many requests are taken from it
 * @param limitSlice the slice in which the limit on requests is reached; past all if it is not
 * @param blocks blocks of input in all
 */
record ExportPlan(
    long[] firstRequestIds,
    long originMicros,
    long[] firstBlocks,
    long[] quotas,
    int limitSlice,
    long blocks)
    implements Serializable {

  /**
   * What one slice holds.
   *
   * @param slice its index
   * @param read requests selected
   * @param kept those of them that are not left out for their lengths
   * @param blocks blocks of input of those kept
   * @param firstMicros when the first kept one arrives
   */
  record SliceCount(int slice, long read, long kept, long blocks, long firstMicros)
      implements Serializable {}

  /** The first pass, over one slice. */
  static Iterator<SliceCount> count(
      Iterator<InternalRow> rows, long[] firstRequestIds, LengthLimits limits) {
    int slice = -1;
    long read = 0;
    long kept = 0;
    long blocks = 0;
    long first = Long.MAX_VALUE;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (read++ == 0) {
        slice = TraceScan.indexOf(firstRequestIds, row.getLong(0));
      }
      int input = row.getInt(2);
      if (!limits.drops(input, row.getInt(3))) {
        if (kept++ == 0) {
          first = row.getLong(1);
        }
        blocks += ExportedRequest.blocks(limits.input(input));
      }
    }
    return read == 0
        ? List.<SliceCount>of().iterator()
        : List.of(new SliceCount(slice, read, kept, blocks, first)).iterator();
  }

  /** The plan for slices that hold so much. */
  static ExportPlan of(long[] firstRequestIds, List<SliceCount> counts, long limit) {
    List<SliceCount> ordered = new ArrayList<>(counts);
    ordered.sort(java.util.Comparator.comparingInt(SliceCount::slice));
    long[] firstBlocks = new long[firstRequestIds.length];
    long[] quotas = new long[firstRequestIds.length];
    long origin = Long.MAX_VALUE;
    long requests = 0;
    long blocks = 0;
    int limitSlice = firstRequestIds.length;
    for (SliceCount count : ordered) {
      firstBlocks[count.slice] = blocks;
      quotas[count.slice] = Math.min(count.kept, limit - requests);
      origin = Math.min(origin, count.firstMicros);
      requests += quotas[count.slice];
      if (requests == limit) {
        limitSlice = Math.min(limitSlice, count.slice);
      }
      blocks += count.blocks;
    }
    if (requests == 0) {
      throw UserException.data(
          "there is no request to export",
          "none is selected by --from, --to, --models, --filter and what else was given",
          "'servegen describe' shows what the trace holds");
    }
    return new ExportPlan(firstRequestIds, origin, firstBlocks, quotas, limitSlice, blocks);
  }
}
