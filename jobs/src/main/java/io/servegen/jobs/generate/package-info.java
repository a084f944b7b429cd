/** The verb generate: profiles become a trace, one file a slice. */
@NullMarked
package io.servegen.jobs.generate;

import org.jspecify.annotations.NullMarked;
