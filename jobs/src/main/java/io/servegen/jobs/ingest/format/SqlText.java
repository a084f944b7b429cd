package io.servegen.jobs.ingest.format;

/**
 * An SQL expression as it was written.
 *
 * @param where what it was given as, for messages: a file and key, or an option
 * @param sql the expression
 */
public record SqlText(String where, String sql) {}
