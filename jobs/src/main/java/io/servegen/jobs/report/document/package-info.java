/**
 * What a report says, free of how it is computed and of how it is drawn: sections of figures and
 * tables. The page and {@code report.json} are two renderings of it.
 */
@NullMarked
package io.servegen.jobs.report.document;

import org.jspecify.annotations.NullMarked;
