/**
 * What a report knows of a workload: one pass over its requests and one shuffle by window, after
 * which nothing grows with the requests any more.
 */
@NullMarked
package io.servegen.jobs.report.measure;

import org.jspecify.annotations.NullMarked;
