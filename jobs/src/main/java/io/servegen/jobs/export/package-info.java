/** The verb {@code export}: traces as the files that benchmark clients and simulators read. */
@NullMarked
package io.servegen.jobs.export;

import org.jspecify.annotations.NullMarked;
