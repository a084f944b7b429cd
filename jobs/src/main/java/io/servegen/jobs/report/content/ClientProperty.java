package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.ClientTotals;
import io.servegen.jobs.table.ProfileColumn;

/** What clients differ in. */
enum ClientProperty {
  RATE(ProfileColumn.MEAN_RATE, "a mean rate", "requests/s"),
  CV(ProfileColumn.CV, "a CV of the gaps", ""),
  INPUT(ProfileColumn.MEAN_INPUT_TOKENS, "a mean input", "tokens"),
  OUTPUT(ProfileColumn.MEAN_OUTPUT_TOKENS, "a mean output", "tokens"),
  REASON_SHARE(ClientTotals.MEAN_REASON_SHARE, "a mean reasoning share", "");

  private final String column;
  private final String phrase;
  private final String unit;

  ClientProperty(String column, String phrase, String unit) {
    this.column = column;
    this.phrase = phrase;
    this.unit = unit;
  }

  /** The column of {@link ClientTotals} that has it. */
  String column() {
    return column;
  }

  /** With its article, in a sentence. */
  String phrase() {
    return phrase;
  }

  /** Beside an axis. */
  String label() {
    return phrase.substring(2);
  }

  String unit() {
    return unit;
  }
}
