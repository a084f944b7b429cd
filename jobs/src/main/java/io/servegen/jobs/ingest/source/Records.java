package io.servegen.jobs.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records one after the other. */
public interface Records extends Closeable {
  /** The next record, which holds until the one after it is asked for; null at the end. */
  @Nullable SourceRecord next() throws IOException;
}
