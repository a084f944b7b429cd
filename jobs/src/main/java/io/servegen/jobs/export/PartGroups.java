package io.servegen.jobs.export;

import java.util.ArrayList;
import java.util.List;

/** Slices put together into files of about equal requests. */
final class PartGroups {
  private PartGroups() {}

  /**
   * The slices of each file, in order; fewer files than {@code parts} where there are fewer slices.
   *
   * @param quotas requests per slice; slices without any are in no file
   */
  static List<List<Integer>> of(long[] quotas, int parts) {
    long total = java.util.Arrays.stream(quotas).sum();
    List<List<Integer>> groups = new ArrayList<>();
    long before = 0;
    long open = -1;
    for (int slice = 0; slice < quotas.length; slice++) {
      if (quotas[slice] == 0) {
        continue;
      }
      // The middle of a slice decides, so that no rounding moves it.
      long group = (long) ((before + quotas[slice] / 2.0) / total * parts);
      if (group != open) {
        groups.add(new ArrayList<>());
        open = group;
      }
      groups.get(groups.size() - 1).add(slice);
      before += quotas[slice];
    }
    return groups;
  }
}
