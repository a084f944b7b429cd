/** How long requests are: what is drawn for each of them. */
@NullMarked
package io.servegen.common.length;

import org.jspecify.annotations.NullMarked;
