/** The law of the gaps between one client's arrivals, estimated window by window. */
@NullMarked
package io.servegen.fitting.gap;

import org.jspecify.annotations.NullMarked;
