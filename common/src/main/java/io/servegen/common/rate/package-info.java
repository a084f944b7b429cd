/** How many requests a second there are to be. */
@NullMarked
package io.servegen.common.rate;

import org.jspecify.annotations.NullMarked;
