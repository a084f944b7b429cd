package io.servegen.jobs.ingest.mapping;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/** What is stored for a client's id. */
@FunctionalInterface
public interface ClientIds extends Serializable {
  /** What stands for an id, always the same for the same id. */
  UTF8String of(UTF8String id);

  /** The ids as they are. */
  static ClientIds kept() {
    return id -> id;
  }
}
