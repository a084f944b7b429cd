package io.servegen.jobs.source;

import io.servegen.common.length.RequestLengths;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A column whose values are computed when they are asked for. */
abstract class ViewColumn extends ColumnVector {
  ViewColumn(DataType type) {
    super(type);
  }

  /** A column of longs or timestamps, none of them null. */
  static final class Longs extends ViewColumn {
    private final IntToLongFunction value;

    Longs(DataType type, IntToLongFunction value) {
      super(type);
      this.value = value;
    }

    @Override
    public long getLong(int row) {
      return value.applyAsLong(row);
    }
  }

  /** A column of ints; {@link RequestLengths#NONE} is null. */
  static final class Ints extends ViewColumn {
    private final IntUnaryOperator value;

    Ints(IntUnaryOperator value) {
      super(DataTypes.IntegerType);
      this.value = value;
    }

    @Override
    public boolean hasNull() {
      return true;
    }

    @Override
    public boolean isNullAt(int row) {
      return value.applyAsInt(row) == RequestLengths.NONE;
    }

    @Override
    public int getInt(int row) {
      return value.applyAsInt(row);
    }
  }

  /** A column of texts, none of them null. */
  static final class Texts extends ViewColumn {
    private final IntFunction<UTF8String> value;

    Texts(IntFunction<UTF8String> value) {
      super(DataTypes.StringType);
      this.value = value;
    }

    @Override
    public UTF8String getUTF8String(int row) {
      return value.apply(row);
    }
  }

  /** A column of lists of ints; a size of {@link RequestLengths#NONE} is null. */
  static final class Lists extends ViewColumn {
    private final IntUnaryOperator size;
    private final IntBinaryOperator item;

    Lists(DataType type, IntUnaryOperator size, IntBinaryOperator item) {
      super(type);
      this.size = size;
      this.item = item;
    }

    @Override
    public boolean hasNull() {
      return true;
    }

    @Override
    public boolean isNullAt(int row) {
      return size.applyAsInt(row) == RequestLengths.NONE;
    }

    @Override
    public @Nullable ColumnarArray getArray(int row) {
      int count = size.applyAsInt(row);
      return count == RequestLengths.NONE
          ? null
          : new ColumnarArray(new Ints(place -> item.applyAsInt(row, place)), 0, count);
    }
  }

  /** A column that is null in every row. */
  static final class Nulls extends ViewColumn {
    Nulls(DataType type) {
      super(type);
    }

    @Override
    public boolean hasNull() {
      return true;
    }

    @Override
    public int numNulls() {
      return 1;
    }

    @Override
    public boolean isNullAt(int row) {
      return true;
    }
  }

  @Override
  public void close() {}

  @Override
  public boolean hasNull() {
    return false;
  }

  @Override
  public int numNulls() {
    return hasNull() ? 1 : 0;
  }

  @Override
  public boolean isNullAt(int row) {
    return false;
  }

  @Override
  public boolean getBoolean(int row) {
    throw wrongType();
  }

  @Override
  public byte getByte(int row) {
    throw wrongType();
  }

  @Override
  public short getShort(int row) {
    throw wrongType();
  }

  @Override
  public int getInt(int row) {
    throw wrongType();
  }

  @Override
  public long getLong(int row) {
    throw wrongType();
  }

  @Override
  public float getFloat(int row) {
    throw wrongType();
  }

  @Override
  public double getDouble(int row) {
    throw wrongType();
  }

  @Override
  public @Nullable ColumnarArray getArray(int row) {
    throw wrongType();
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw wrongType();
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    throw wrongType();
  }

  @Override
  public UTF8String getUTF8String(int row) {
    throw wrongType();
  }

  @Override
  public byte[] getBinary(int row) {
    throw wrongType();
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw wrongType();
  }

  private IllegalStateException wrongType() {
    return new IllegalStateException("a column of " + type + " is read as something else");
  }
}
