package io.servegen.jobs.ingest.mapping;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.format.SqlText;
import io.servegen.jobs.table.UserSql;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.plans.logical.LeafNode;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.StructType;

/** The fields of a row, on which Spark resolves users' expressions. */
final class RowScope {
  private static final String NAME = "__value";

  private final StructType row;
  private final Dataset<Row> rows;

  RowScope(SparkSession session, StructType row) {
    this.row = row;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.rows = session.createDataFrame(context.<Row>emptyRDD(), row);
  }

  StructType row() {
    return row;
  }

  /**
   * Resolves an expression.
   *
   * @throws UserException if it does not parse or resolve, or is not a function of one row alone
   */
  RowExpression expression(SqlText sql) {
    Column column = UserSql.expression(sql.where(), sql.sql(), row);
    LogicalPlan plan;
    try {
      plan = rows.select(column.as(NAME)).queryExecution().optimizedPlan();
    } catch (Exception e) {
      throw UserException.usage(
              sql.where() + ": " + sql.sql(), UserSql.firstLine(e), "correct the expression")
          .causedBy(e);
    }
    if (plan instanceof Project project
        && project.child() instanceof LeafNode
        && project.projectList().head() instanceof Alias value
        && value.child().deterministic()) {
      return new RowExpression(value.child(), project.child().output());
    }
    throw UserException.usage(
        sql.where() + ": " + sql.sql(),
        "its value does not follow from the one record alone",
        "write it without aggregates, windows, explode and random numbers");
  }
}
