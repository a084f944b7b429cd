package io.servegen.jobs.ingest.mapping;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.format.SqlText;
import io.servegen.jobs.table.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Which conversion leads from an expression's type to a column. */
final class Conversions {
  private Conversions() {}

  /**
   * The conversion to a column.
   *
   * @throws UserException if no value of that type could be one of the column's
   */
  static Conversion to(String column, DataType type, SqlText sql, MappingSettings settings) {
    if (type instanceof NullType) {
      return value -> null;
    }
    return switch (column) {
      case Column.ARRIVAL -> time(column, type, sql, settings);
      case Column.INPUT_TOKENS,
          Column.OUTPUT_TOKENS,
          Column.REASONING_TOKENS,
          Column.CACHED_TOKENS,
          Column.TEXT_TOKENS -> {
        require(isNumberOrText(type), type, sql, "a count of tokens is a number");
        yield new WholeNumbers(column, settings.maxTokens());
      }
      case Column.TURN -> {
        require(isNumberOrText(type), type, sql, "a turn is a number");
        yield new WholeNumbers(column, Integer.MAX_VALUE);
      }
      case Column.IMAGE_TOKENS, Column.AUDIO_TOKENS, Column.VIDEO_TOKENS -> {
        boolean list = type instanceof ArrayType array && isNumberOrText(array.elementType());
        require(list, type, sql, "it is a list with the tokens of each item");
        yield new WholeNumberLists(
            new WholeNumbers(column, settings.maxTokens()), ((ArrayType) type).elementType());
      }
      case Column.DURATION_SECONDS, Column.TIME_TO_FIRST_TOKEN_SECONDS -> {
        require(isNumberOrText(type), type, sql, "seconds are a number");
        yield new Seconds(column);
      }
      case Column.STATUS -> {
        boolean status = type instanceof StringType || type instanceof BooleanType;
        require(status, type, sql, "a status is 'ok' or 'failed', or true or false");
        yield new Statuses();
      }
      default -> {
        boolean name = type instanceof StringType || type instanceof IntegralType;
        require(name, type, sql, "a name or an id is text or a whole number");
        yield new Names();
      }
    };
  }

  private static Conversion time(
      String column, DataType type, SqlText sql, MappingSettings settings) {
    require(
        !(type instanceof NumericType),
        type,
        sql,
        "a time is a timestamp or text; for a number say what it counts: timestamp_seconds(x),"
            + " timestamp_millis(x), or timestamp_micros(unix_micros(origin) + x)");
    require(!(type instanceof DateType), type, sql, "a time has a time of day, not a date alone");
    boolean local = type instanceof TimestampNTZType;
    require(
        local || type instanceof TimestampType || type instanceof StringType,
        type,
        sql,
        "a time is a timestamp or text");
    return new Times(column, settings.zone(), local);
  }

  private static boolean isNumberOrText(DataType type) {
    return type instanceof NumericType || type instanceof StringType;
  }

  private static void require(boolean right, DataType type, SqlText sql, String why) {
    if (!right) {
      throw UserException.usage(
          sql.where() + ": " + sql.sql() + " is " + type.sql(), why, "correct the expression");
    }
  }
}
