package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.ingest.source.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of rejected records. Of the record itself they hold its length and its SHA-256, by
 * which its owner can find it again, and the text only where that was asked for.
 */
final class RejectRows {
  private final Mapping mapping;
  private final boolean text;
  private @Nullable MutableProjection json;
  private final MessageDigest sha256;

  RejectRows(Mapping mapping) {
    this.mapping = mapping;
    this.text = mapping.settings().rejectText();
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The row of a reject.
   *
   * @param item which item of the record it is, from 0, or -1 for the record itself
   * @param detail the kind of failure, never its message, which may quote the record
   */
  InternalRow row(SourceRecord record, int item, Rejection rejection, @Nullable String detail) {
    byte[] bytes = bytes(record);
    GenericInternalRow reject =
        new GenericInternalRow(
            new @Nullable Object[] {
              record.file(),
              record.position() < 0 ? null : record.position(),
              item < 0 ? null : item,
              UTF8String.fromString(rejection.reason().key()),
              UTF8String.fromString(rejection.column()),
              UTF8String.fromString(detail),
              (long) bytes.length,
              UTF8String.fromString(HexFormat.of().formatHex(sha256.digest(bytes))),
              text ? UTF8String.fromString(new String(bytes, StandardCharsets.UTF_8)) : null
            });
    @Nullable Object[] row = new Object[MappedRow.SCHEMA.size()];
    row[MappedRow.OUTCOME_PLACE] = Outcome.REJECTED.ordinal();
    row[MappedRow.REJECT_PLACE] = reject;
    return new GenericInternalRow(row);
  }

  /** The record as it stands in the file; of a table's row, its fields as JSON. */
  private byte[] bytes(SourceRecord record) {
    if (record.length() >= 0) {
      return Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.length());
    }
    MutableProjection asJson = json;
    if (asJson == null) {
      asJson = mapping.text().compile();
      json = asJson;
    }
    InternalRow fields = asJson.apply(new GenericInternalRow(record.fields()));
    return fields.isNullAt(0) ? new byte[0] : fields.getUTF8String(0).getBytes();
  }
}
