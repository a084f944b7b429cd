/** Log formats: what the fields of a log mean, as data. */
@NullMarked
package io.servegen.jobs.ingest.format;

import org.jspecify.annotations.NullMarked;
