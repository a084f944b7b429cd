/** {@code servegen describe}: what a profile, a log or a trace holds, on one screen. */
@NullMarked
package io.servegen.jobs.describe;

import org.jspecify.annotations.NullMarked;
