package io.servegen.jobs.plan;

import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;

/**
 * Goes through the requests of slices that share a stretch of time, piece by piece: a piece is a
 * run of ranks of one batch. Slices are asked for in order.
 */
public final class SliceCursor {
  private static final RequestBatch NONE = new RequestBatch();

  private final RequestGenerator generator;
  private final long untilMicros;
  private RequestBatch batch = NONE;

  /** How many requests of the stretch come before the batch. */
  private long before;

  private int fromRank;
  private int toRank;

  public SliceCursor(RequestGenerator generator) {
    this(generator, Long.MAX_VALUE);
  }

  /** A cursor that may end once it comes to a time. */
  public SliceCursor(RequestGenerator generator, long untilMicros) {
    this.generator = generator;
    this.untilMicros = untilMicros;
  }

  /** Goes to the next piece of a slice; false where it has no more. */
  public boolean next(Slice slice) {
    long done = Math.max(slice.skip(), before + toRank);
    long end = slice.skip() + slice.requests();
    if (done >= end || isPast()) {
      return false;
    }
    while (before + batch.size() <= done) {
      before += batch.size();
      if (!generator.hasNext()) {
        throw new IllegalStateException("slice " + slice.number() + " has too few requests");
      }
      batch = generator.next();
      toRank = 0;
      if (isPast()) {
        return false;
      }
    }
    fromRank = (int) (done - before);
    toRank = (int) Math.min(batch.size(), end - before);
    return true;
  }

  private boolean isPast() {
    return batch.size() > 0 && batch.arrivalMicros(0) >= untilMicros;
  }

  /** The batch that the piece is in. */
  public RequestBatch batch() {
    return batch;
  }

  /** The piece's first rank. */
  public int fromRank() {
    return fromRank;
  }

  /** The rank after its last. */
  public int toRank() {
    return toRank;
  }

  /** The id of the piece's first request. */
  public long firstRequestId(Slice slice) {
    return slice.firstRequestId() + before + fromRank - slice.skip();
  }
}
