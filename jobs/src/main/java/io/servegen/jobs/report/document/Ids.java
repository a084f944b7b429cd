package io.servegen.jobs.report.document;

import java.util.regex.Pattern;

/** The form of ids, which go into anchors and file names as they are. */
final class Ids {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

  private Ids() {}

  static void require(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is no id");
    }
  }
}
