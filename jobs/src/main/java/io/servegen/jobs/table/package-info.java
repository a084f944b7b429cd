/** The tables between the verbs: requests, profiles, traces, and the manifest beside each. */
@NullMarked
package io.servegen.jobs.table;

import org.jspecify.annotations.NullMarked;
