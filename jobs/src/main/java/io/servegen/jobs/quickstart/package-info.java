/** The verb quickstart: the whole way on a sample log, by the other verbs' own command lines. */
@NullMarked
package io.servegen.jobs.quickstart;

import org.jspecify.annotations.NullMarked;
