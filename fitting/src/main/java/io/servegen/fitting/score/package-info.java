/** Scores of how alike two workloads are, and the statistics that they are made of. */
@NullMarked
package io.servegen.fitting.score;

import org.jspecify.annotations.NullMarked;
