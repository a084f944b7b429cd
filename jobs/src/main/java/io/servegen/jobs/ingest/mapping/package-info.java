/** From a record of a log to a request, or to the reason why it is none. */
@NullMarked
package io.servegen.jobs.ingest.mapping;

import org.jspecify.annotations.NullMarked;
