/** The command line program: one package per verb below this one. */
@NullMarked
package io.servegen.jobs;

import org.jspecify.annotations.NullMarked;
