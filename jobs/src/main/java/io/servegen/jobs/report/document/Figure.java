package io.servegen.jobs.report.document;

import java.util.List;

/**
 * A chart: series of points over two axes. Its table view is the series' own numbers.
 *
 * @param id its anchor: lower-case letters, digits and dashes
 * @param title what there is to see
 * @param note how to read it; may be empty
 */
public record Figure(String id, String title, String note, Axis x, Axis y, List<Series> series) {

  public Figure {
    Ids.require(id);
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("figure '" + id + "' shows nothing");
    }
  }
}
