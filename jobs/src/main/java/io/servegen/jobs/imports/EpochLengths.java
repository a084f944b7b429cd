package io.servegen.jobs.imports;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a client draws for one field in one epoch.
 *
 * @param startMicros the epoch's start, in microseconds since 1970-01-01 00:00 UTC
 * @param seconds the epoch's length
 * @param field the field
 * @param histogram its distribution
 * @param law the law behind it, where there is one
 * @param expected the client's expected requests in the epoch
 */
record EpochLengths(
    long startMicros,
    double seconds,
    LengthField field,
    Histogram histogram,
    @Nullable LawOfLengths law,
    double expected)
    implements Serializable {}
