package io.servegen.jobs.report;

import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A workload before it is measured.
 *
 * @param name what the report calls it
 * @param rows its requests
 * @param requests how many there are, or for NAIVE about how many there will be
 * @param span the time that it covers
 * @param clock the coarsest clock of its models
 */
record Source(String name, Dataset<Row> rows, long requests, LogSpan span, Clock clock) {}
