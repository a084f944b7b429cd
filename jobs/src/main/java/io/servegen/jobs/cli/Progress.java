package io.servegen.jobs.cli;

import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import java.io.PrintWriter;
import java.time.Duration;
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
 * Says how far a stage of long work is, from start to {@link #close()}: the share that is done, of
 * its Spark tasks or of what the stage itself counts, the requests per second where they are
 * counted, and the time left. One line that is written over on a terminal; else a plain line now
 * and then. Work of under a few seconds stays silent.
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
  private final @Nullable Parts parts;
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

  private Progress(
      SparkRun spark,
      PrintWriter writer,
      String stage,
      LongSupplier requests,
      @Nullable Parts parts) {
    this.context = spark.context();
    this.writer = writer;
    this.stage = stage;
    this.requests = requests;
    this.parts = parts;
  }

  /**
   * What a stage consists of, where it knows better than Spark's tasks tell.
   *
   * @param name what the parts are, such as "slices"
   * @param total how many there are
   * @param done how many are done so far
   * @param requests the requests of all of them: the measure of the work
   */
  public record Parts(String name, long total, LongSupplier done, long requests) {}

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
    return start(new Progress(spark, writer, stage, requests, null));
  }

  /** A stage that counts requests and parts. */
  public static Progress start(
      SparkRun spark, PrintWriter writer, String stage, LongSupplier requests, Parts parts) {
    return start(new Progress(spark, writer, stage, requests, parts));
  }

  private static Progress start(Progress progress) {
    for (String property : GROUP_PROPERTIES) {
      progress.before.put(property, progress.context.getLocalProperty(property));
    }
    progress.context.setJobGroup(progress.group, progress.stage, false);
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
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    String line = parts == null ? lineOfTasks(seconds) : lineOfParts(parts, seconds);
    if (terminal) {
      writer.print("\r" + line + "\u001b[K");
    } else {
      writer.println(line);
    }
    writer.flush();
    shown = true;
  }

  private String lineOfTasks(double seconds) {
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
    double share = tasks == 0 ? 0 : (double) done / tasks;
    return line(share, done, tasks, "tasks", requests.getAsLong(), seconds);
  }

  /** Tasks that were tried again have counted twice. */
  private String lineOfParts(Parts of, double seconds) {
    long count = Math.min(requests.getAsLong(), of.requests());
    double share = of.requests() == 0 ? 0 : (double) count / of.requests();
    long done = Math.min(of.done().getAsLong(), of.total());
    return line(share, done, of.total(), of.name(), count, seconds);
  }

  private String line(
      double share, long done, long total, String parts, long count, double seconds) {
    String rate =
        count == 0
            ? NOTHING
            : ", "
                + Quantities.format(count)
                + " requests, "
                + Quantities.format((long) (count / seconds))
                + "/s";
    String left =
        share == 0 || share == 1
            ? NOTHING
            : ", "
                + Durations.format(Duration.ofSeconds((long) Math.ceil(seconds / share - seconds)))
                + " left";
    return String.format(
        Locale.ROOT,
        "%s: %.0f %% (%d of %d %s)%s%s",
        stage,
        100 * share,
        done,
        total,
        parts,
        rate,
        left);
  }
}
