package io.servegen.jobs.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** The columns of a row, each holding the value that was read last. */
final class Cells {
  private Cells() {}

  /** A text; a dictionary's texts are decoded once. */
  static final class Text extends PrimitiveConverter {
    private String[] dictionary = {};
    private @Nullable String value;

    /** Null where the column is. */
    @Nullable String value() {
      return value;
    }

    /** The value of a column that is never null. */
    String required() {
      if (value == null) {
        throw new IllegalStateException("a required column is null");
      }
      return value;
    }

    void clear() {
      value = null;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary values) {
      dictionary = new String[values.getMaxId() + 1];
      for (int id = 0; id < dictionary.length; id++) {
        dictionary[id] = values.decodeToBinary(id).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      value = dictionary[id];
    }

    @Override
    public void addBinary(Binary binary) {
      value = binary.toStringUsingUTF8();
    }
  }

  /** A key: a text that is not null and only compared, so its bytes will do. */
  static final class Key extends PrimitiveConverter {
    private byte[][] dictionary = {};
    private byte[] value = {};

    /** In UTF-8; the caller must not change it. */
    byte[] value() {
      return value;
    }

    boolean is(String text) {
      return Arrays.equals(value, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary values) {
      dictionary = new byte[values.getMaxId() + 1][];
      for (int id = 0; id < dictionary.length; id++) {
        dictionary[id] = values.decodeToBinary(id).getBytes();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      value = dictionary[id];
    }

    @Override
    public void addBinary(Binary binary) {
      value = binary.getBytesUnsafe();
    }
  }

  /** A number of any primitive type. */
  static final class Number extends PrimitiveConverter {
    private long whole;
    private double real;

    long whole() {
      return whole;
    }

    double real() {
      return real;
    }

    @Override
    public void addLong(long value) {
      whole = value;
    }

    @Override
    public void addInt(int value) {
      whole = value;
    }

    @Override
    public void addDouble(double value) {
      real = value;
    }
  }

  /** A list of doubles, as Spark writes it: a group of repeated groups of one element. */
  static final class Doubles extends GroupConverter {
    private double[] values = new double[64];
    private int size;
    private final PrimitiveConverter element =
        new PrimitiveConverter() {
          @Override
          public void addDouble(double value) {
            if (size == values.length) {
              values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
          }
        };
    private final GroupConverter repeated =
        new GroupConverter() {
          @Override
          public Converter getConverter(int field) {
            return element;
          }

          @Override
          public void start() {}

          @Override
          public void end() {}
        };

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }

    void clear() {
      size = 0;
    }

    @Override
    public Converter getConverter(int field) {
      return repeated;
    }

    @Override
    public void start() {
      size = 0;
    }

    @Override
    public void end() {}
  }
}
