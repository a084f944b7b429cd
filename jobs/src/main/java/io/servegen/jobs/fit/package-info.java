/** {@code servegen fit}: requests become profiles, client by client. */
@NullMarked
package io.servegen.jobs.fit;

import org.jspecify.annotations.NullMarked;
