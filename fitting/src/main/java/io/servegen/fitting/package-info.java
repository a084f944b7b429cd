/** Numbers in, distributions out: what estimators of gaps and of lengths share. */
@NullMarked
package io.servegen.fitting;

import org.jspecify.annotations.NullMarked;
