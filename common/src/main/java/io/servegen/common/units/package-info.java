/** Durations, quantities and times as people write them. */
@NullMarked
package io.servegen.common.units;

import org.jspecify.annotations.NullMarked;
