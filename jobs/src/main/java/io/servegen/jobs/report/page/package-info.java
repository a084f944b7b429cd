/**
 * Renderings of a report: {@code report.html}, one file that opens without a network, and {@code
 * report.json}. They know the document alone, not how it was computed.
 */
@NullMarked
package io.servegen.jobs.report.page;

import org.jspecify.annotations.NullMarked;
