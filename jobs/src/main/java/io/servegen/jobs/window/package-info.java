/**
 * Requests cut along time: each client's arrivals by window, and the values of its requests by
 * epoch, brought together without a row per request in the shuffle. {@link
 * io.servegen.jobs.window.ClientHistory} makes both in one pass.
 */
@NullMarked
package io.servegen.jobs.window;

import org.jspecify.annotations.NullMarked;
