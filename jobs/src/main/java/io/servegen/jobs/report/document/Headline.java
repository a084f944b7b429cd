package io.servegen.jobs.report.document;

/**
 * The one score of a comparison.
 *
 * @param score the score
 * @param verdict what it says, in a sentence
 * @param definition how it is computed, so that a reader can compute it again
 */
public record Headline(double score, String verdict, String definition) {}
