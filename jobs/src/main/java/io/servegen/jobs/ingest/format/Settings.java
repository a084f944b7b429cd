package io.servegen.jobs.ingest.format;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.table.Requests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --set NAME=EXPRESSION} changes in a format: a parameter or a column. */
public final class Settings {
  private Settings() {}

  /**
   * The format with the settings in it.
   *
   * @throws UserException if a name is neither a parameter of the format nor a column
   */
  public static LogFormat apply(LogFormat format, Map<String, String> settings) {
    Map<String, SqlText> parameters = new LinkedHashMap<>();
    Map<String, SqlText> columns = new LinkedHashMap<>();
    List<String> columnNames = Arrays.asList(Requests.SCHEMA.fieldNames());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      SqlText sql = new SqlText("--set " + setting.getKey(), setting.getValue());
      if (format.parameters().containsKey(setting.getKey())) {
        parameters.put(setting.getKey(), sql);
      } else if (columnNames.contains(setting.getKey())) {
        columns.put(setting.getKey(), sql);
      } else {
        List<String> known = new ArrayList<>(format.parameters().keySet());
        known.addAll(columnNames);
        throw UserException.usage(
            "--set: '" + setting.getKey() + "' is neither a parameter of the format nor a column",
            "there are " + String.join(", ", known),
            "did you mean '" + Nearest.to(setting.getKey(), known) + "'?");
      }
    }
    return format.with(parameters, columns);
  }
}
