package io.servegen.jobs.source;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.plan.Planner;
import io.servegen.jobs.plan.SlicePlan;
import io.servegen.jobs.plan.TracePlan;
import io.servegen.jobs.plan.TraceSettings;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** A trace's plan on the driver, made when it is first asked for. */
final class PlannedTrace {
  private final TraceSettings settings;
  private @Nullable Plans plans;

  PlannedTrace(TraceSettings settings) {
    this.settings = settings;
  }

  /**
   * What the driver knows and what it has sent to the tasks.
   *
   * @param plan the plan
   * @param configuration how to reach the profiles
   * @param slices the counted slices
   * @param cores how many tasks run at once
   */
  record Plans(
      Broadcast<TracePlan> plan,
      Broadcast<SerializableConfiguration> configuration,
      SlicePlan slices,
      int cores) {}

  TraceSettings settings() {
    return settings;
  }

  synchronized Plans get() {
    Plans present = plans;
    if (present == null) {
      SparkRun spark = SparkRun.open("servegen");
      Broadcast<TracePlan> plan = spark.context().broadcast(new Planner(spark, settings).plan());
      Broadcast<SerializableConfiguration> configuration =
          spark.context().broadcast(new SerializableConfiguration(spark.storage().configuration()));
      present =
          new Plans(
              plan,
              configuration,
              SlicePlan.of(spark, plan, configuration, settings.sliceRequests()),
              spark.context().defaultParallelism());
      plans = present;
    }
    return present;
  }
}
