/** {@code servegen sample-logs}: the log of a gateway that was never there. */
@NullMarked
package io.servegen.jobs.samplelogs;

import org.jspecify.annotations.NullMarked;
