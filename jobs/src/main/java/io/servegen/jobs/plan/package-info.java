/**
 * What a trace is made of, decided once: its clients, its windows' counts and its slices. The
 * command and the data source share it.
 */
@NullMarked
package io.servegen.jobs.plan;

import org.jspecify.annotations.NullMarked;
