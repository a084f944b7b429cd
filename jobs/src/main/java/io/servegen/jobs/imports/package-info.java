/** The verb {@code import}: client pools of others become profiles. */
@NullMarked
package io.servegen.jobs.imports;

import org.jspecify.annotations.NullMarked;
