/** The sections of a report: what was measured and scored, as figures, tables and findings. */
@NullMarked
package io.servegen.jobs.report.content;

import org.jspecify.annotations.NullMarked;
