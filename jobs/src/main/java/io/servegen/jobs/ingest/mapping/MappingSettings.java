package io.servegen.jobs.ingest.mapping;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * What a mapping needs to know beside the format.
 *
 * @param zone of times without an offset
 * @param originMicros the time that relative times count from
 * @param maxTokens the largest token count that is believed
 * @param fromMicros records that arrive before are skipped
 * @param toMicros records that arrive then or later are skipped
 * @param firstDay records of earlier days are rejected, in days since 1970-01-01
 * @param lastDay records of later days are rejected
 * @param clientIds what is stored for client ids
 * @param rejectText whether rejects keep the record's text
 */
public record MappingSettings(
    ZoneId zone,
    long originMicros,
    int maxTokens,
    long fromMicros,
    long toMicros,
    int firstDay,
    int lastDay,
    ClientIds clientIds,
    boolean rejectText)
    implements Serializable {}
