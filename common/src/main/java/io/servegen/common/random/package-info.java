/** Random streams that depend on what they are for, and on nothing else. */
@NullMarked
package io.servegen.common.random;

import org.jspecify.annotations.NullMarked;
