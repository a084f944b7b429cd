/** The files of a table of requests. */
@NullMarked
package io.servegen.jobs.ingest.store;

import org.jspecify.annotations.NullMarked;
