package io.servegen.jobs.report.fidelity;

import io.servegen.jobs.report.measure.Measured;

/**
 * A workload that the actual one is compared with.
 *
 * @param name what it is called
 * @param measured what is known of it
 * @param isNaive whether it has one client that stands for all of a model
 */
public record Rival(String name, Measured measured, boolean isNaive) {}
