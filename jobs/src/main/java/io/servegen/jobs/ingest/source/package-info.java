/** Records as they stand in the logs, one by one, none lost. */
@NullMarked
package io.servegen.jobs.ingest.source;

import org.jspecify.annotations.NullMarked;
