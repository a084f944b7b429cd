package io.servegen.jobs.ingest.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a format file says. All expressions are Spark SQL over the source row.
 *
 * @param where the file, or the name of a format of this program, for messages
 * @param reader {@code json}, {@code csv} or {@code text} (one record per line), or a Spark source
 * @param options the reader's
 * @param schema the source row's fields as Spark DDL; null where the source tells them
 * @param explode names of items, each with the list that they are taken from; later ones may use
 *     the items of earlier ones
 * @param filter which records are requests at all; the others are skipped
 * @param parameters named expressions that a user may set; later ones may use earlier ones
 * @param columns the expression of each column of the table of requests
 * @param optional columns that are left out where the source does not have what they need
 */
public record LogFormat(
    String where,
    String reader,
    Map<String, String> options,
    @Nullable String schema,
    Map<String, SqlText> explode,
    @Nullable SqlText filter,
    Map<String, SqlText> parameters,
    Map<String, SqlText> columns,
    Set<String> optional) {

  /** The name by which expressions use the time that relative times count from. */
  public static final String ORIGIN = "origin";

  /** Whether records are lines, read by this program itself. */
  public boolean isLines() {
    return Set.of("json", "csv", "text").contains(reader);
  }

  /** All expressions of this format. */
  public List<SqlText> expressions() {
    List<SqlText> all = new ArrayList<>(explode.values());
    all.addAll(parameters.values());
    if (filter != null) {
      all.add(filter);
    }
    all.addAll(columns.values());
    return all;
  }

  /** The names, in lower case, that expressions may use beside the source's fields. */
  public Set<String> ownNames() {
    Set<String> names = new HashSet<>();
    names.add(ORIGIN);
    explode.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    parameters.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  /** This format with no more than some of its columns. */
  public LogFormat keeping(Set<String> names) {
    Map<String, SqlText> kept = new LinkedHashMap<>(columns);
    kept.keySet().retainAll(names);
    return new LogFormat(
        where, reader, options, schema, explode, filter, parameters, kept, optional);
  }

  /** This format with other expressions for some parameters and columns. */
  LogFormat with(Map<String, SqlText> newParameters, Map<String, SqlText> newColumns) {
    Map<String, SqlText> allParameters = new LinkedHashMap<>(parameters);
    allParameters.putAll(newParameters);
    Map<String, SqlText> allColumns = new LinkedHashMap<>(columns);
    allColumns.putAll(newColumns);
    return new LogFormat(
        where, reader, options, schema, explode, filter, allParameters, allColumns, optional);
  }
}
