package io.servegen.jobs.cli;

import io.servegen.common.units.Quantities;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a stage of long work is, from start to {@link #close()}: the share of its Spark
 * tasks that are done, the requests per second where they are counted, and the time left. One line
 * that is written over on a terminal; else a plain line now and then. Work of under a few seconds
 * stays silent.
 *
 * <p>It belongs to one thread: the Spark jobs that this thread starts are the stage's.
 */
public final class Progress implements AutoCloseable {
  private static final int TERMINAL_SECONDS = 1;
  private static final int PLAIN_SECONDS = 10;
  private static final String NOTHING = "";

  /** What Spark keeps of a thread's job group: the caller may have one, and gets it back. */
  private static final List<String> GROUP_PROPERTIES =
      List.of("spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel");

  private final JavaSparkContext context;
  private final PrintWriter writer;
  private final String stage;
  private final String group = "servegen-" + UUID.randomUUID();
  private final LongSupplier requests;
  private final Map<String, @Nullable String> before = new HashMap<>();
  private final boolean terminal = System.console() != null;
  private final long startNanos = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "servegen-progress");
            thread.setDaemon(true);
            return thread;
          });
  private boolean shown;

  private Progress(SparkRun spark, PrintWriter writer, String stage, LongSupplier requests) {
    this.context = spark.context();
    this.writer = writer;
    this.stage = stage;
    this.requests = requests;
  }

  /** A stage whose requests are not counted. */
  public static Progress start(SparkRun spark, PrintWriter writer, String stage) {
    return start(spark, writer, stage, () -> 0);
  }

  /**
   * A stage that counts requests.
   *
   * @param stage what is being done, such as "fit: estimating"
   * @param requests how many requests are done so far, such as an accumulator's value
   */
  public static Progress start(
      SparkRun spark, PrintWriter writer, String stage, LongSupplier requests) {
    Progress progress = new Progress(spark, writer, stage, requests);
    for (String property : GROUP_PROPERTIES) {
      progress.before.put(property, progress.context.getLocalProperty(property));
    }
    progress.context.setJobGroup(progress.group, stage, false);
    int period = progress.terminal ? TERMINAL_SECONDS : PLAIN_SECONDS;
    progress.clock.scheduleAtFixedRate(progress::show, period, period, TimeUnit.SECONDS);
    return progress;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    before.forEach(context::setLocalProperty);
    synchronized (this) {
      if (shown && terminal) {
        writer.println();
      }
    }
  }

  private synchronized void show() {
    int tasks = 0;
    int done = 0;
    for (int job : context.statusTracker().getJobIdsForGroup(group)) {
      SparkJobInfo jobInfo = context.statusTracker().getJobInfo(job);
      for (int id : jobInfo == null ? new int[0] : jobInfo.stageIds()) {
        SparkStageInfo stageInfo = context.statusTracker().getStageInfo(id);
        if (stageInfo != null) {
          tasks += stageInfo.numTasks();
          done += stageInfo.numCompletedTasks();
        }
      }
    }
    String line = line(tasks, done, (System.nanoTime() - startNanos) / 1e9);
    if (terminal) {
      writer.print("\r" + line + "\u001b[K");
    } else {
      writer.println(line);
    }
    writer.flush();
    shown = true;
  }

  private String line(int tasks, int done, double seconds) {
    long count = requests.getAsLong();
    String rate =
        count == 0
            ? NOTHING
            : ", "
                + Quantities.format(count)
                + " requests, "
                + Quantities.format((long) (count / seconds))
                + "/s";
    String left =
        done == 0 || done == tasks
            ? NOTHING
            : String.format(Locale.ROOT, ", %.0f s left", seconds / done * (tasks - done));
    double share = tasks == 0 ? 0 : 100.0 * done / tasks;
    return String.format(
        Locale.ROOT, "%s: %.0f %% (%d of %d tasks)%s%s", stage, share, done, tasks, rate, left);
  }
}
