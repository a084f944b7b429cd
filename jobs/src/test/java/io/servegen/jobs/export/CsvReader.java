package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180, as strictly as Go's encoding/csv: no bare quotes, all lines ended. */
final class CsvReader {
  private final String text;
  private int at;

  private CsvReader(String text) {
    this.text = text;
  }

  /** The rows behind a header that must be this one. */
  static List<List<String>> read(String text, String header) {
    CsvReader reader = new CsvReader(text);
    List<List<String>> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      rows.add(reader.row());
    }
    assertThat(String.join(",", rows.remove(0))).isEqualTo(header);
    assertThat(rows).allMatch(row -> row.size() == header.split(",", -1).length);
    return rows;
  }

  private List<String> row() {
    List<String> row = new ArrayList<>();
    do {
      row.add(text.charAt(at) == '"' ? quoted() : bare());
    } while (text.charAt(at++) == ',');
    assertThat(text.charAt(at - 1)).as("the end of the line").isEqualTo('\n');
    return row;
  }

  private String bare() {
    int start = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
      assertThat(text.charAt(at)).isNotIn('"', '\r');
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; text.charAt(at) != '"' || text.charAt(at + 1) == '"'; at++) {
      if (text.charAt(at) == '"') {
        at++;
      }
      field.append(text.charAt(at));
    }
    at++;
    return field.toString();
  }
}
