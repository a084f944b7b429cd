package io.servegen.jobs.ingest;

import io.servegen.common.units.Times;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.format.LogFormats;
import io.servegen.jobs.ingest.format.Settings;
import io.servegen.jobs.ingest.mapping.ClientIds;
import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Mapping;
import io.servegen.jobs.ingest.mapping.MappingSettings;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.mapping.RecordMapper;
import io.servegen.jobs.ingest.source.RecordSource;
import io.servegen.jobs.ingest.source.RecordSources;
import io.servegen.jobs.ingest.source.Records;
import io.servegen.jobs.ingest.source.SourceRecord;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/** What a format makes of an input's records, each as a line of text. */
final class MappedLines {
  private MappedLines() {}

  /** {@code column=value} of all columns that have one, or {@code skipped}, or why rejected. */
  static List<String> of(SparkRun spark, String formatName, String input, Map<String, String> set)
      throws IOException {
    IngestCommand.setUp(spark.session(), ZoneOffset.UTC);
    LogFormat format = Settings.apply(LogFormats.load(spark.storage(), formatName), set);
    Mapping.requireColumns(format);
    RecordSource source = RecordSources.open(spark, format, List.of(input));
    MappingSettings settings =
        new MappingSettings(
            ZoneOffset.UTC,
            Times.parseMicros("2024-01-01"),
            10_000_000,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            ClientIds.kept(),
            false);
    Mapping mapping = Mapping.resolve(spark.session(), format, source.schema(), settings);
    RecordMapper mapper = new RecordMapper(mapping);
    List<String> lines = new ArrayList<>();
    try (Records records = source.open(mapping.slots())) {
      SourceRecord record = records.next();
      while (record != null) {
        mapper.map(record, row -> lines.add(text(row)));
        record = records.next();
      }
    }
    return lines;
  }

  private static String text(InternalRow row) {
    return switch (Outcome.of(row.getInt(MappedRow.OUTCOME_PLACE))) {
      case ACCEPTED -> request(row);
      case REJECTED -> {
        InternalRow reject = row.getStruct(MappedRow.REJECT_PLACE, MappedRow.REJECT_SCHEMA.size());
        yield "rejected: "
            + reject.getUTF8String(MappedRow.REJECT_SCHEMA.fieldIndex("reason"))
            + " "
            + reject.getUTF8String(MappedRow.REJECT_SCHEMA.fieldIndex("column"));
      }
      default -> Outcome.of(row.getInt(MappedRow.OUTCOME_PLACE)).name().toLowerCase(Locale.ROOT);
    };
  }

  private static String request(InternalRow row) {
    StringJoiner text = new StringJoiner(" ");
    StructField[] fields = Requests.SCHEMA.fields();
    for (int i = 0; i < fields.length; i++) {
      int place = MappedRow.REQUEST_PLACE + i;
      if (row.isNullAt(place)) {
        continue;
      }
      Object value = row.get(place, fields[i].dataType());
      if (fields[i].dataType() instanceof TimestampType) {
        value = Times.toInstant((Long) value);
      } else if (fields[i].dataType() instanceof ArrayType) {
        value = List.of(row.getArray(place).array());
      }
      text.add(fields[i].name() + "=" + value);
    }
    return text.toString();
  }
}
