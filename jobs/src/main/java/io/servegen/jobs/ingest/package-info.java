/** {@code servegen ingest}: anybody's logs become requests. */
@NullMarked
package io.servegen.jobs.ingest;

import org.jspecify.annotations.NullMarked;
