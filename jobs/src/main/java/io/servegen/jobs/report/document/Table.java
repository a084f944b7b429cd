package io.servegen.jobs.report.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of texts and numbers.
 *
 * @param id its anchor: lower-case letters, digits and dashes
 * @param title what there is to see
 * @param note how to read it; may be empty
 * @param columns the columns' heads, units included
 * @param rows a cell for each column: a String, a Number, or null where there is nothing to say
 */
public record Table(
    String id, String title, String note, List<String> columns, List<List<@Nullable Object>> rows) {

  public Table {
    Ids.require(id);
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table '" + id + "': " + row.size() + " cells for " + columns.size() + " columns");
      }
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }
}
