/** The generation engine: what each client does in a window in, requests in time order out. */
@NullMarked
package io.servegen.common.engine;

import org.jspecify.annotations.NullMarked;
