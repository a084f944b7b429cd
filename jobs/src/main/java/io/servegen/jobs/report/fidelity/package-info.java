/** How alike the actual workload and others are: the scores of a report, and what they rest on. */
@NullMarked
package io.servegen.jobs.report.fidelity;

import org.jspecify.annotations.NullMarked;
