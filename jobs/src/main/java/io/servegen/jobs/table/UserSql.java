package io.servegen.jobs.table;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An SQL expression that a user gives: a whole expression in Spark's own grammar, parsed by Spark,
 * over named columns. Subqueries and functions that call Java by name are refused, so it can read
 * nothing but the row.
 */
public final class UserSql {
  private static final Set<String> REFUSED =
      Set.of("reflect", "try_reflect", "java_method", "version", "input_file_name");

  private UserSql() {}

  /**
   * An expression over the columns of a table.
   *
   * @param where what the expression was given as, for messages: {@code --filter}, or a file and
   *     key
   * @param sql the expression
   * @param columns the columns that it may name
   * @throws UserException if it does not parse, names another column, or is refused
   */
  public static Column expression(String where, String sql, StructType columns) {
    check(where, parse(where, sql), Arrays.asList(columns.fieldNames()));
    return functions.expr(sql);
  }

  /** As {@link #expression}, but a condition: what is not true or false is an error too. */
  public static Column condition(
      SparkSession session, String where, String sql, StructType columns) {
    Column condition = expression(where, sql, columns);
    String type;
    try {
      type =
          session
              .createDataFrame(List.of(), columns)
              .select(condition.as("condition"))
              .schema()
              .apply("condition")
              .dataType()
              .typeName();
    } catch (Exception e) {
      throw UserException.usage(
              where + ": " + sql,
              firstLine(e),
              "correct the condition; the columns are " + list(columns))
          .causedBy(e);
    }
    if (!type.equals("boolean")) {
      throw UserException.usage(
          where + ": " + sql,
          "this gives " + type + ", but a condition is true or false",
          "compare it with something, such as " + sql + " > 0");
    }
    return condition;
  }

  /**
   * The columns that an expression names, each with the fields inside it that it names.
   *
   * @throws UserException if it does not parse
   */
  public static Set<List<String>> names(String where, String sql) {
    Set<List<String>> names = new LinkedHashSet<>();
    collectNames(parse(where, sql), names);
    return names;
  }

  /** Inside a lambda function Spark parses every name as if it were one of the arguments. */
  private static void collectNames(Expression expression, Set<List<String>> names) {
    if (expression instanceof UnresolvedAttribute attribute) {
      names.add(CollectionConverters.asJava(attribute.nameParts()));
    } else if (expression instanceof UnresolvedNamedLambdaVariable variable) {
      names.add(CollectionConverters.asJava(variable.nameParts()));
    } else if (expression instanceof LambdaFunction lambda) {
      Set<List<String>> inside = new LinkedHashSet<>();
      collectNames(lambda.function(), inside);
      Set<String> arguments = new HashSet<>();
      for (NamedExpression argument : CollectionConverters.asJava(lambda.arguments())) {
        arguments.add(argument.name());
      }
      inside.removeIf(name -> arguments.contains(name.get(0)));
      names.addAll(inside);
    } else {
      for (Expression child : CollectionConverters.asJava(expression.children())) {
        collectNames(child, names);
      }
    }
  }

  private static Expression parse(String where, String sql) {
    try {
      return CatalystSqlParser$.MODULE$.parseExpression(sql);
    } catch (Exception e) {
      throw UserException.usage(
              where + ": " + sql, firstLine(e), "write one Spark SQL expression, such as a = 1")
          .causedBy(e);
    }
  }

  private static void check(String where, Expression expression, List<String> columns) {
    if (expression instanceof PlanExpression) {
      throw UserException.usage(
          where + " has a subquery", "it may read its own row alone", "write it without SELECT");
    }
    if (expression instanceof ExpressionWithUnresolvedIdentifier) {
      throw UserException.usage(
          where + " uses IDENTIFIER",
          "what it names cannot be checked before it is used",
          "write the name itself");
    }
    if (expression instanceof UnresolvedFunction function) {
      List<String> name = CollectionConverters.asJava(function.nameParts());
      if (REFUSED.contains(name.get(name.size() - 1).toLowerCase(Locale.ROOT))) {
        throw UserException.usage(
            where + " calls " + String.join(".", name),
            "functions that reach outside the row are refused",
            "write it without that function");
      }
    }
    if (expression instanceof UnresolvedAttribute attribute) {
      String name = CollectionConverters.asJava(attribute.nameParts()).get(0);
      if (columns.stream().noneMatch(column -> column.equalsIgnoreCase(name))) {
        throw UserException.usage(
            where + " names the column '" + name + "', which is not there",
            "the columns are " + String.join(", ", columns),
            "did you mean '" + Nearest.to(name, columns) + "'?");
      }
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      check(where, child, columns);
    }
  }

  private static String list(StructType columns) {
    return String.join(", ", columns.fieldNames());
  }

  /** The first line of what Spark says about an expression that is not blank. */
  public static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("it is not understood");
  }
}
