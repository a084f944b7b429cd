package io.servegen.jobs.ingest.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.jobs.table.Manifest;
import java.util.List;
import java.util.Set;

/** A change of a table of requests, which is made whole or not at all. */
public interface TableChange {
  /** The table's folder. */
  String path();

  /** The number of the run that makes the change, from 1. */
  int run();

  /** What the names of the run's files start with, and no other run's. */
  String filePrefix();

  /** The inputs of all runs, with those of this one. */
  List<String> inputs(List<String> ofThisRun);

  /** The counts of the table's manifest so far; empty for a new table. */
  ObjectNode countsBefore();

  /**
   * Calls the table whole.
   *
   * @param replacedDays the days, such as 2025-03-03, of which only this run's files stay
   */
  void commit(Manifest manifest, Set<String> replacedDays);

  /** Leaves the table as it was. */
  void discard();
}
