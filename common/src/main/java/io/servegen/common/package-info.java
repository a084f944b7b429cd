/** What every module shares: the exception that users see. */
@NullMarked
package io.servegen.common;

import org.jspecify.annotations.NullMarked;
