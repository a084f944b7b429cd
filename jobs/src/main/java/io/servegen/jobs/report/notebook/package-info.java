/** Charts of query results for notebooks, drawn as a report draws its own. */
@NullMarked
package io.servegen.jobs.report.notebook;

import org.jspecify.annotations.NullMarked;
