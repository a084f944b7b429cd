package io.servegen.jobs.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.servegen.jobs.report.document.ReportDocument;
import java.io.IOException;

/** A report as {@code report.json}: the document's records as they are. */
public final class ReportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(double[].class, new Coordinates())
                  .addSerializer(Double.class, new Cell()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** Beyond it, a double is not every whole number. */
  private static final double EXACT = 1L << 53;

  private ReportJson() {}

  /**
   * The document in JSON, on one line. Numbers have all their digits; NaN and infinities, which
   * JSON lacks, are null; the time is ISO 8601.
   */
  public static String json(ReportDocument document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is plain records", e);
    }
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      json.writeNumber((long) value); // a third shorter than "1.7040672E12"
    } else {
      json.writeNumber(value);
    }
  }

  private static final class Coordinates extends StdSerializer<double[]> {
    Coordinates() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }

  private static final class Cell extends StdSerializer<Double> {
    Cell() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }
  }
}
