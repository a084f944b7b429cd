package io.servegen.jobs.ingest.source;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.format.SqlText;
import io.servegen.jobs.table.UserSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The fields of records that are lines: what the format declares; else for CSV the header of the
 * first file, and for JSON the fields that the expressions name.
 */
final class LineSchema {
  private LineSchema() {}

  static StructType of(LogFormat format, List<List<LineFile>> tasks, Configuration configuration) {
    if (format.reader().equals("text")) {
      return new StructType().add("value", DataTypes.StringType);
    }
    boolean csv = format.reader().equals("csv");
    if (format.schema() != null) {
      StructType declared = declared(format, format.schema());
      // Without a header the columns of CSV are known by their place.
      return csv ? declared : used(format, declared);
    }
    return csv ? ofHeader(format, tasks, configuration) : ofExpressions(format);
  }

  private static StructType declared(LogFormat format, String ddl) {
    StructType schema;
    try {
      schema = StructType.fromDDL(ddl);
    } catch (Exception e) {
      throw UserException.usage(
              format.where() + ": schema does not parse",
              UserSql.firstLine(e),
              "write it like 'ts STRING, usage STRUCT<input: STRING>'")
          .causedBy(e);
    }
    boolean flat = format.reader().equals("csv");
    for (StructField field : schema.fields()) {
      if (!(flat ? field.dataType() instanceof StringType : isText(field.dataType()))) {
        throw UserException.usage(
            format.where() + ": schema: '" + field.name() + "' is " + field.dataType().sql(),
            "plain values are read as text, whatever they hold, and converted with care later",
            flat
                ? "declare it STRING"
                : "declare it STRING, or STRUCT, ARRAY or MAP<STRING, ...> of STRING");
      }
    }
    return schema;
  }

  /**
   * The declared fields that an expression names, since others need not be read; all, if one names
   * a field that is not declared, for the message.
   */
  private static StructType used(LogFormat format, StructType declared) {
    Set<String> names = new HashSet<>();
    for (SqlText sql : format.expressions()) {
      UserSql.names(sql.where(), sql.sql())
          .forEach(name -> names.add(name.get(0).toLowerCase(Locale.ROOT)));
    }
    StructType used = new StructType();
    for (StructField field : declared.fields()) {
      if (names.remove(field.name().toLowerCase(Locale.ROOT))) {
        used = used.add(field);
      }
    }
    names.removeAll(format.ownNames());
    return names.isEmpty() ? used : declared;
  }

  private static boolean isText(DataType type) {
    if (type instanceof StructType struct) {
      return List.of(struct.fields()).stream().allMatch(field -> isText(field.dataType()));
    }
    if (type instanceof ArrayType array) {
      return isText(array.elementType());
    }
    if (type instanceof MapType map) {
      return map.keyType() instanceof StringType && isText(map.valueType());
    }
    return type instanceof StringType;
  }

  private static StructType ofHeader(
      LogFormat format, List<List<LineFile>> tasks, Configuration configuration) {
    CsvOptions options = CsvOptions.of(format.where(), format.options());
    if (!options.header()) {
      throw UserException.usage(
          format.where() + " has neither a header nor a schema",
          "the columns have no names then",
          "add 'schema: a STRING, b STRING, ...' to the format file");
    }
    List<LineFile> files = tasks.stream().flatMap(List::stream).toList();
    StructType schema = new StructType();
    Set<String> seen = new HashSet<>();
    for (String name : files.isEmpty() ? new String[0] : header(files, options, configuration)) {
      if (seen.add(name.strip().toLowerCase(Locale.ROOT))) {
        schema = schema.add(name.strip(), DataTypes.StringType);
      }
    }
    return schema;
  }

  private static String[] header(
      List<LineFile> files, CsvOptions options, Configuration configuration) {
    try {
      return LineRecords.header(files.get(0), options, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every field that an expression names, as text; {@code a.b} is a field of an object. */
  private static StructType ofExpressions(LogFormat format) {
    Set<String> own = format.ownNames();
    StructType schema = new StructType();
    for (SqlText sql : format.expressions()) {
      for (List<String> name : UserSql.names(sql.where(), sql.sql())) {
        if (!own.contains(name.get(0).toLowerCase(Locale.ROOT))) {
          schema = with(schema, name);
        }
      }
    }
    return schema;
  }

  private static StructType with(StructType schema, List<String> name) {
    List<StructField> fields = new ArrayList<>(List.of(schema.fields()));
    int place = List.of(schema.fieldNames()).indexOf(name.get(0));
    DataType type = place < 0 ? DataTypes.StringType : fields.get(place).dataType();
    if (name.size() > 1) {
      StructType inner = type instanceof StructType struct ? struct : new StructType();
      type = with(inner, name.subList(1, name.size()));
    }
    StructField field = DataTypes.createStructField(name.get(0), type, true);
    if (place < 0) {
      fields.add(field);
    } else {
      fields.set(place, field);
    }
    return new StructType(fields.toArray(StructField[]::new));
  }
}
