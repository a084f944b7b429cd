package io.servegen.jobs.report.document;

import java.util.List;

/**
 * A part of the report under one heading.
 *
 * @param id its anchor: lower-case letters, digits and dashes
 * @param title its heading
 * @param text what a reader should look for, in a sentence or two
 * @param figures the charts
 * @param tables the tables, below the charts
 */
public record Section(
    String id, String title, String text, List<Figure> figures, List<Table> tables) {

  public Section {
    Ids.require(id);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
  }
}
