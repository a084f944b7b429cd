package io.servegen.jobs.source;

import io.servegen.common.engine.Member;
import io.servegen.jobs.table.Column;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query's conditions that the source can use: a range of time, and sets of models and
 * clients. It only narrows what is made; Spark still applies the conditions to the rows.
 *
 * @param fromMicros no row before this is wanted
 * @param toMicros no row from this on is wanted
 * @param models the models that are wanted; null for all
 * @param clientIds the clients that are wanted; null for all
 */
record RowFilter(
    long fromMicros, long toMicros, @Nullable Set<String> models, @Nullable Set<String> clientIds)
    implements Serializable {
  static final RowFilter ALL = new RowFilter(Long.MIN_VALUE, Long.MAX_VALUE, null, null);

  /** Whether the rows of some clients are not wanted. */
  boolean hasClients() {
    return models != null || clientIds != null;
  }

  /** Whether a client's rows are wanted. */
  boolean wants(Member member) {
    return (models == null || models.contains(member.model()))
        && (clientIds == null || clientIds.contains(member.clientId()));
  }

  /** This filter with a condition more, or null if the source cannot use it. */
  @Nullable RowFilter and(Predicate predicate) {
    Expression[] children = predicate.children();
    if (children.length == 0 || !(children[0] instanceof NamedReference column)) {
      return null;
    }
    for (int i = 1; i < children.length; i++) {
      if (!(children[i] instanceof Literal<?>)) {
        return null;
      }
    }
    String name = column.fieldNames()[0];
    if (name.equals(Column.ARRIVAL)) {
      return children.length == 2 ? andTime(predicate.name(), literal(children[1])) : null;
    }
    boolean isSet = predicate.name().equals("=") || predicate.name().equals("IN");
    if (isSet && (name.equals(Column.CLIENT_ID) || name.equals(Column.MODEL))) {
      Set<String> values = new HashSet<>();
      for (int i = 1; i < children.length; i++) {
        values.add(String.valueOf(literal(children[i])));
      }
      return name.equals(Column.MODEL)
          ? new RowFilter(fromMicros, toMicros, both(models, values), clientIds)
          : new RowFilter(fromMicros, toMicros, models, both(clientIds, values));
    }
    return null;
  }

  private @Nullable RowFilter andTime(String operator, @Nullable Object value) {
    if (!(value instanceof Long micros)) {
      return null;
    }
    return switch (operator) {
      case "=" -> between(micros, micros + 1);
      case ">" -> between(micros + 1, Long.MAX_VALUE);
      case ">=" -> between(micros, Long.MAX_VALUE);
      case "<" -> between(Long.MIN_VALUE, micros);
      case "<=" -> between(Long.MIN_VALUE, micros + 1);
      default -> null;
    };
  }

  private RowFilter between(long from, long to) {
    return new RowFilter(Math.max(fromMicros, from), Math.min(toMicros, to), models, clientIds);
  }

  private static @Nullable Object literal(Expression expression) {
    return ((Literal<?>) expression).value();
  }

  private static Set<String> both(@Nullable Set<String> present, Set<String> more) {
    if (present != null) {
      more.retainAll(present);
    }
    return more;
  }
}
