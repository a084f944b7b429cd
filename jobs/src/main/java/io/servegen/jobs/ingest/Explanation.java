package io.servegen.jobs.ingest;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Mapping;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.mapping.RecordMapper;
import io.servegen.jobs.ingest.source.RecordSource;
import io.servegen.jobs.ingest.source.Records;
import io.servegen.jobs.ingest.source.SourceRecord;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the first records, for people: the columns that were made, or why there are none,
 * and the fields that a column takes as they are. All other fields are masked, for they may hold
 * prompts.
 */
final class Explanation {
  private static final int RECORDS = 20;
  private static final int LONGEST_VALUE = 60;

  private final Mapping mapping;
  private final Map<Integer, String> plainFields;
  private final PrintWriter out;

  /**
   * @param hideClients whether the field of the client's id is masked too
   */
  Explanation(Mapping mapping, boolean hideClients, PrintWriter out) {
    this.mapping = mapping;
    this.plainFields = mapping.plainFields(hideClients);
    this.out = out;
  }

  void print(RecordSource source) throws IOException {
    RecordMapper mapper = new RecordMapper(mapping);
    try (Records records = source.open(mapping.slots())) {
      for (int i = 1; i <= RECORDS; i++) {
        SourceRecord record = records.next();
        if (record == null) {
          break;
        }
        List<InternalRow> rows = new ArrayList<>();
        mapper.map(record, rows::add);
        out.printf(Locale.ROOT, "record %d, %s%n", i, place(record));
        rows.forEach(row -> print(row, record));
      }
    }
  }

  private void print(InternalRow row, SourceRecord record) {
    Outcome outcome = Outcome.of(row.getInt(MappedRow.OUTCOME_PLACE));
    switch (outcome) {
      case ACCEPTED -> {
        out.println("  accepted");
        printRequest(row);
      }
      case REJECTED -> {
        InternalRow reject = row.getStruct(MappedRow.REJECT_PLACE, MappedRow.REJECT_SCHEMA.size());
        out.println("  rejected: " + reason(reject));
        printFields(record);
      }
      default -> out.println("  " + outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  private void printRequest(InternalRow row) {
    StructField[] fields = Requests.SCHEMA.fields();
    for (int i = 0; i < fields.length; i++) {
      int place = MappedRow.REQUEST_PLACE + i;
      if (!row.isNullAt(place)) {
        Object value = row.get(place, fields[i].dataType());
        String shown =
            fields[i].dataType() instanceof TimestampType
                ? io.servegen.common.units.Times.toInstant((Long) value).toString()
                : shown(value);
        out.printf(Locale.ROOT, "    %-28s %s%n", fields[i].name(), shown);
      }
    }
  }

  private void printFields(SourceRecord record) {
    if (record.rejection() != null) {
      return;
    }
    int masked = 0;
    for (int i = 0; i < mapping.sourceFields(); i++) {
      String column = plainFields.get(i);
      Object value = record.fields()[i];
      if (column != null) {
        String field = mapping.row().fields()[i].name();
        out.printf(Locale.ROOT, "    %-28s %s = %s%n", column, field, shown(value));
      } else if (value != null) {
        masked++;
      }
    }
    if (masked > 0) {
      out.printf(Locale.ROOT, "    and %d fields that no column takes as they are%n", masked);
    }
  }

  private static String reason(InternalRow reject) {
    StringBuilder reason = new StringBuilder();
    for (String name : List.of("reason", "column", "detail")) {
      int place = MappedRow.REJECT_SCHEMA.fieldIndex(name);
      if (!reject.isNullAt(place)) {
        reason.append(reason.isEmpty() ? "" : ", ").append(reject.getUTF8String(place));
      }
    }
    return reason.toString();
  }

  private static String place(SourceRecord record) {
    String file = record.file() == null ? "of the table" : record.file().toString();
    return record.position() < 0 ? file : file + " at " + record.position();
  }

  /** A value on one line, without what a terminal might take for a command. */
  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
