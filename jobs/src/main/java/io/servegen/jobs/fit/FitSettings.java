package io.servegen.jobs.fit;

import io.servegen.fitting.SelectionRule;
import io.servegen.jobs.window.WindowGrid;

/**
 * How a profile is fitted.
 *
 * @param windows the windows of the arrivals
 * @param epochs the epochs of the lengths
 * @param rule by what families of gaps and of lengths are chosen
 * @param failed what becomes of requests that failed
 * @param minRequests a client with fewer requests is pooled with the model's other such clients; 1
 *     pools none
 */
record FitSettings(
    WindowGrid windows,
    WindowGrid epochs,
    SelectionRule rule,
    FailedRequests failed,
    long minRequests) {}
