package io.servegen.jobs.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A client's file of lengths in a ServeGen pool: a JSON object from epoch start (seconds, as text)
 * to field to the text of a Python dict from value to probability. The original's {@code
 * reason_ratio} is the reasoning share.
 *
 * @param epochs the distributions by epoch start (microseconds from the pool's origin) and field;
 *     an epoch without any is there too, since it ends the one before
 * @param emptyPmfs how many were empty: no lengths were recorded
 */
record DatasetFile(SortedMap<Long, Map<LengthField, Histogram>> epochs, long emptyPmfs) {
  private static final String REASON_RATIO = "reason_ratio";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Reads a file. */
  static DatasetFile read(InputStream in) throws IOException, FormatException {
    try (JsonParser json = JSON.createParser(in)) {
      SortedMap<Long, Map<LengthField, Histogram>> epochs = new TreeMap<>();
      long emptyPmfs = 0;
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        long start = epochStart(json);
        Map<LengthField, Histogram> fields = new EnumMap<>(LengthField.class);
        expect(json, json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          LengthField field = field(json);
          expect(json, json.nextToken(), JsonToken.VALUE_STRING);
          SortedMap<Double, Double> pmf = pmf(json, field);
          if (pmf.isEmpty()) {
            emptyPmfs++;
          } else {
            fields.put(field, Histogram.of(pmf));
          }
        }
        if (epochs.put(start, fields) != null) {
          throw new FormatException(
              line(json), "the epoch at " + start / 1e6 + " s is there twice");
        }
      }
      if (json.nextToken() != null) {
        throw new FormatException(line(json), "there is more after the object's end");
      }
      return new DatasetFile(epochs, emptyPmfs);
    } catch (JsonProcessingException e) {
      throw new FormatException(
          e.getLocation().getLineNr(), "it is not JSON: " + e.getOriginalMessage());
    }
  }

  private static long epochStart(JsonParser json) throws IOException, FormatException {
    String text = json.currentName();
    try {
      double seconds = Double.parseDouble(text);
      if (seconds >= 0 && seconds < Double.POSITIVE_INFINITY) {
        return Math.round(seconds * 1e6);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new FormatException(line(json), "'" + text + "' is not an epoch's start in seconds");
  }

  private static LengthField field(JsonParser json) throws IOException, FormatException {
    String name = json.currentName();
    if (name.equals(REASON_RATIO)) {
      return LengthField.REASONING_SHARE;
    }
    return LengthField.ofKey(name)
        .filter(LengthField::isWhole)
        .orElseThrow(() -> unknown(json, name));
  }

  private static FormatException unknown(JsonParser json, String name) {
    return new FormatException(line(json), "'" + name + "' is not a field of this format");
  }

  /** The probabilities above zero; empty only if the dict is. */
  private static SortedMap<Double, Double> pmf(JsonParser json, LengthField field)
      throws IOException, FormatException {
    long line = line(json);
    String of = json.currentName();
    SortedMap<Double, Double> pmf;
    try {
      pmf = DictLiteral.parse(json.getText());
    } catch (FormatException e) {
      throw new FormatException(line, of + ": " + e.getMessage());
    }
    for (Map.Entry<Double, Double> entry : pmf.entrySet()) {
      double value = entry.getKey();
      boolean possible =
          field.isWhole()
              ? value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value)
              : value >= 0 && value <= 1;
      if (!possible) {
        throw new FormatException(
            line,
            of + ": the value " + value + (field.isWhole() ? " is no count" : " is not in [0, 1]"));
      }
      if (entry.getValue() < 0) {
        throw new FormatException(
            line, of + ": the probability " + entry.getValue() + " of " + value + " is below 0");
      }
    }
    boolean hadEntries = !pmf.isEmpty();
    pmf.values().removeIf(probability -> probability == 0);
    if (hadEntries && pmf.isEmpty()) {
      throw new FormatException(line, of + ": all probabilities are 0");
    }
    return pmf;
  }

  private static void expect(JsonParser json, JsonToken token, JsonToken wanted)
      throws FormatException {
    if (token != wanted) {
      throw new FormatException(
          line(json),
          wanted == JsonToken.START_OBJECT ? "an object is expected" : "a text is expected");
    }
  }

  private static long line(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }
}
