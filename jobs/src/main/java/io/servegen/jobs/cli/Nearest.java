package io.servegen.jobs.cli;

import java.util.Collection;
import java.util.Comparator;

/** The nearest right name to a wrong one, for "did you mean". */
public final class Nearest {
  private Nearest() {}

  /** The candidate with the least Levenshtein distance to {@code name}; empty if there are none. */
  public static String to(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c))
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
