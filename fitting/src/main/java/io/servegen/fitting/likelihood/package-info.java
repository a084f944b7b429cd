/**
 * Maximum likelihood for values that were recorded with less precision than they had: gaps of a
 * clock that ticks, lengths in whole tokens.
 */
@NullMarked
package io.servegen.fitting.likelihood;

import org.jspecify.annotations.NullMarked;
