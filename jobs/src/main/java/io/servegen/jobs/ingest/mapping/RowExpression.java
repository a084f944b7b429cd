package io.servegen.jobs.ingest.mapping;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A user's expression, resolved on the fields of a {@link RowScope}.
 *
 * <p>Evaluating it row by row, and not as part of a query, is what lets one record fail without the
 * others: in a query an exception ends the task, and common subexpressions are computed outside any
 * guard.
 */
final class RowExpression implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Expression expression;
  private final Seq<Attribute> fields;

  RowExpression(Expression expression, Seq<Attribute> fields) {
    this.expression = expression;
    this.fields = fields;
  }

  DataType type() {
    return expression.dataType();
  }

  /** The place of the field that it names, if it is no more than a field; else -1. */
  int field() {
    return fields.indexWhere(field -> field.semanticEquals(expression));
  }

  /** Compiles this one alone. */
  MutableProjection compile() {
    return compile(List.of(this));
  }

  /**
   * Compiles expressions of one scope, of which there must be at least one, for evaluation
   * together. The row that the compiled form returns is used again for the next.
   */
  static MutableProjection compile(List<RowExpression> expressions) {
    Seq<Expression> all =
        CollectionConverters.asScala(
                expressions.stream().map(each -> each.expression).toList().iterator())
            .toList();
    return MutableProjection.create(all, expressions.get(0).fields);
  }
}
