/** Special functions that are called too often for a general library. */
@NullMarked
package io.servegen.common.math;

import org.jspecify.annotations.NullMarked;
