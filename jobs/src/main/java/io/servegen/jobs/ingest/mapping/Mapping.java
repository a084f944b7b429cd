package io.servegen.jobs.ingest.mapping;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.format.SqlText;
import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.table.UserSql;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A format, resolved on the fields of a source: how a record becomes a request.
 *
 * <p>A record's row has the source's fields, then {@link LogFormat#ORIGIN}, then the items that are
 * taken out of lists, then the parameters; each expression sees what stands before it.
 *
 * @param row the record's row
 * @param sourceFields how many fields the source has
 * @param items the lists that items are taken from, one inside the other
 * @param parameters the parameters, in the order of their places
 * @param filter whether the record is a request in question
 * @param columns the columns that the format maps
 * @param text the source's fields as JSON, for records that have no bytes of their own
 * @param settings what else there is to know
 */
public record Mapping(
    StructType row,
    int sourceFields,
    List<RowExpression> items,
    List<RowExpression> parameters,
    @Nullable RowExpression filter,
    List<MappedColumn> columns,
    RowExpression text,
    MappingSettings settings)
    implements Serializable {

  private static final List<String> REQUIRED =
      List.of(Column.ARRIVAL, Column.INPUT_TOKENS, Column.OUTPUT_TOKENS);

  /**
   * A column with its expression.
   *
   * @param place where it stands in {@link Requests#SCHEMA}
   */
  record MappedColumn(String name, int place, RowExpression expression, Conversion conversion)
      implements Serializable {}

  /**
   * Resolves a format.
   *
   * @param source the fields of the source
   * @throws UserException if an expression does not resolve
   */
  public static Mapping resolve(
      SparkSession session, LogFormat format, StructType source, MappingSettings settings) {
    RowScope scope =
        new RowScope(session, source.add(LogFormat.ORIGIN, DataTypes.TimestampType, false));
    List<RowExpression> items = new ArrayList<>();
    for (Map.Entry<String, SqlText> item : format.explode().entrySet()) {
      RowExpression list = scope.expression(item.getValue());
      items.add(list);
      scope =
          new RowScope(session, scope.row().add(item.getKey(), itemType(list, item.getValue())));
    }
    List<RowExpression> parameters = new ArrayList<>();
    for (Map.Entry<String, SqlText> parameter : format.parameters().entrySet()) {
      RowExpression value = scope.expression(parameter.getValue());
      parameters.add(value);
      scope = new RowScope(session, scope.row().add(parameter.getKey(), value.type()));
    }
    return new Mapping(
        scope.row(),
        source.size(),
        items,
        parameters,
        filter(scope, format),
        columns(scope, format, settings),
        text(scope, source),
        settings);
  }

  /** How many places a record's row has. */
  public int slots() {
    return row.size();
  }

  /** A column's value out of the values of {@link #columns()}; null where the format gives none. */
  @Nullable Object value(String column, InternalRow values) throws Rejection {
    for (int i = 0; i < columns.size(); i++) {
      MappedColumn mapped = columns.get(i);
      if (mapped.name().equals(column)) {
        Object value = values.get(i, mapped.expression().type());
        return value == null ? null : mapped.conversion().convert(value);
      }
    }
    return null;
  }

  /** Whether the format gives that column of the table of requests. */
  public boolean maps(String column) {
    return columns.stream().anyMatch(mapped -> mapped.name().equals(column));
  }

  /**
   * The columns that are no more than a field of the source, by the field's place.
   *
   * @param withoutClients whether the client's id is left out
   */
  public Map<Integer, String> plainFields(boolean withoutClients) {
    Map<Integer, String> fields = new HashMap<>();
    for (MappedColumn column : columns) {
      int field = column.expression().field();
      boolean hidden = withoutClients && column.name().equals(Column.CLIENT_ID);
      if (field >= 0 && field < sourceFields && !hidden) {
        fields.put(field, column.name());
      }
    }
    return fields;
  }

  /**
   * Fails on a format that lacks a column without which nothing is a request.
   *
   * @throws UserException that says which, and how to give it
   */
  public static void requireColumns(LogFormat format) {
    for (String name : REQUIRED) {
      if (!format.columns().containsKey(name)) {
        throw UserException.usage(
            format.where() + " gives no '" + name + "'",
            "every request has an arrival, input_tokens and output_tokens",
            "add it to the file's columns, or --set " + name + "='EXPRESSION'");
      }
    }
  }

  private static DataType itemType(RowExpression list, SqlText sql) {
    if (list.type() instanceof ArrayType array) {
      return array.elementType();
    }
    throw UserException.usage(
        sql.where() + ": " + sql.sql() + " is " + list.type().sql(),
        "items are taken from a list",
        "give an expression whose value is an ARRAY");
  }

  private static @Nullable RowExpression filter(RowScope scope, LogFormat format) {
    SqlText sql = format.filter();
    if (sql == null) {
      return null;
    }
    RowExpression filter = scope.expression(sql);
    if (!(filter.type() instanceof BooleanType)) {
      throw UserException.usage(
          sql.where() + ": " + sql.sql() + " is " + filter.type().sql(),
          "a condition is true or false",
          "compare it with something");
    }
    return filter;
  }

  private static RowExpression text(RowScope scope, StructType source) {
    String fields =
        Arrays.stream(source.fieldNames())
            .map(name -> "`" + name.replace("`", "``") + "`")
            .collect(Collectors.joining(", "));
    String sql = source.isEmpty() ? "'{}'" : "to_json(struct(" + fields + "))";
    return scope.expression(new SqlText("the record's text", sql));
  }

  /** Whether a column is optional, and names a field that this source does not have. */
  private static boolean isLeftOut(LogFormat format, String name, SqlText sql, StructType row) {
    return format.optional().contains(name)
        && UserSql.names(sql.where(), sql.sql()).stream()
            .anyMatch(
                field -> Arrays.stream(row.fieldNames()).noneMatch(field.get(0)::equalsIgnoreCase));
  }

  private static List<MappedColumn> columns(
      RowScope scope, LogFormat format, MappingSettings settings) {
    List<MappedColumn> columns = new ArrayList<>();
    for (String name : Requests.SCHEMA.fieldNames()) {
      SqlText sql = format.columns().get(name);
      if (sql != null && !isLeftOut(format, name, sql, scope.row())) {
        RowExpression expression = scope.expression(sql);
        columns.add(
            new MappedColumn(
                name,
                Requests.SCHEMA.fieldIndex(name),
                expression,
                Conversions.to(name, expression.type(), sql, settings)));
      }
    }
    return columns;
  }
}
