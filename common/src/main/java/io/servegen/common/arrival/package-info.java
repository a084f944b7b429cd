/** When requests arrive: families of gaps. */
@NullMarked
package io.servegen.common.arrival;

import org.jspecify.annotations.NullMarked;
