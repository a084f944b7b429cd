package io.servegen.jobs.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** How long the tasks of each stage ran. */
final class TaskTimes extends SparkListener {
  private final Map<Integer, List<Long>> millisByStage = new ConcurrentSkipListMap<>();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    millisByStage
        .computeIfAbsent(end.stageId(), stage -> new CopyOnWriteArrayList<>())
        .add(end.taskInfo().duration());
  }

  void clear() {
    millisByStage.clear();
  }

  /** One line per stage that took a second or more. */
  void print() {
    millisByStage.forEach(
        (stage, list) -> {
          long[] millis = list.stream().mapToLong(Long::longValue).sorted().toArray();
          long total = Arrays.stream(millis).sum();
          if (total >= 1000) {
            long median = Math.max(1, millis[millis.length / 2]);
            long longest = millis[millis.length - 1];
            System.out.printf(
                Locale.ROOT,
                "  stage %3d: %4d tasks, %7.1f s in all, median %6d ms, longest %6d ms = %.1f x%n",
                stage,
                millis.length,
                total / 1e3,
                median,
                longest,
                (double) longest / median);
          }
        });
  }
}
