package io.servegen.jobs.ingest.store;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a record stands.
 *
 * @param file empty where it is not known
 * @param position -1 where it is not known
 */
public record Place(String file, long position) implements Serializable, Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file).thenComparingLong(Place::position);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code logs/a.jsonl at byte 4711}. */
  @Override
  public String toString() {
    return position < 0 ? file : file + " at " + position;
  }
}
