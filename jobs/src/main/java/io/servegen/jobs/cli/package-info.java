/** What every verb shares of the command line: options, configuration file, session, progress. */
@NullMarked
package io.servegen.jobs.cli;

import org.jspecify.annotations.NullMarked;
