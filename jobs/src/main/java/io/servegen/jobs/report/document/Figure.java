package io.servegen.jobs.report.document;

import java.util.List;

/**
 * A chart: series of points over two axes. Its table view is the series' own numbers. Where series
 * name panels, each panel is drawn by itself, side by side with the others: of points over the same
 * axes, of lines over the same first axis.
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
    if (series.stream().map(each -> each.panel().isEmpty()).distinct().count() > 1) {
      throw new IllegalArgumentException("figure '" + id + "' has series in no panel");
    }
  }
}
