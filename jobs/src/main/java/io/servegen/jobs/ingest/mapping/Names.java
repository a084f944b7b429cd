package io.servegen.jobs.ingest.mapping;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Names and ids: any text as it is; a number as its digits; an empty text is none. */
final class Names implements Conversion {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable UTF8String convert(Object value) {
    UTF8String name =
        value instanceof UTF8String text ? text : UTF8String.fromString(value.toString());
    return name.numBytes() == 0 ? null : name;
  }
}
