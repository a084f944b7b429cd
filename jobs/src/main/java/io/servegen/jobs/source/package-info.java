/** The Spark data source {@code servegen}: a trace as a DataFrame, made as it is read. */
@NullMarked
package io.servegen.jobs.source;

import org.jspecify.annotations.NullMarked;
