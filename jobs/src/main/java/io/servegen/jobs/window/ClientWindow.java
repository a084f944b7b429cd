package io.servegen.jobs.window;

/**
 * What one client sent in one window; never empty.
 *
 * @param model the model that it called
 * @param clientId the client
 * @param startMicros the window's start, in microseconds since 1970-01-01 00:00 UTC
 * @param arrivals the times of its requests, likewise, ascending
 */
public record ClientWindow(String model, String clientId, long startMicros, long[] arrivals) {}
