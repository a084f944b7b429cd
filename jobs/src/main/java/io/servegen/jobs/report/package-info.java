/** {@code servegen report}: one page that shows and scores a workload. */
@NullMarked
package io.servegen.jobs.report;

import org.jspecify.annotations.NullMarked;
