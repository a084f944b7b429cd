package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.Rejection;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Turns an expression's value into a column's, or refuses it. Nothing wraps or is cut off. */
interface Conversion extends Serializable {
  /**
   * The column's value in Spark's internal form, or null for none.
   *
   * @param value the expression's value in Spark's internal form; not null
   */
  @Nullable Object convert(Object value) throws Rejection;
}
