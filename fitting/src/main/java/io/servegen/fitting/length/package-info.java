/** The law of lengths: histograms of bounded size, and parametric laws beside them. */
@NullMarked
package io.servegen.fitting.length;

import org.jspecify.annotations.NullMarked;
