package io.servegen.jobs.source;

import io.servegen.common.engine.Members;
import io.servegen.common.engine.RequestBatch;
import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Column;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;

/** Some ranks of a batch, as Spark's column vectors over the batch's own columns. */
final class TraceView {
  private final UTF8String[] models;
  private final UTF8String[] clientIds;

  private RequestBatch batch;
  private int fromRank;
  private long firstRequestId;
  private int size;

  /** By row, its rank and place in the batch. */
  private int[] ranks = {};

  private int[] places = {};

  TraceView(Members members) {
    models = new UTF8String[members.size()];
    clientIds = new UTF8String[members.size()];
    for (int member = 0; member < members.size(); member++) {
      models[member] = UTF8String.fromString(members.get(member).model());
      clientIds[member] = UTF8String.fromString(members.get(member).clientId());
    }
    batch = new RequestBatch();
  }

  /** Shows the ranks from one to another (exclusive). */
  void show(RequestBatch newBatch, int newFromRank, int toRank, long newFirstRequestId) {
    batch = newBatch;
    fromRank = newFromRank;
    firstRequestId = newFirstRequestId;
    size = toRank - newFromRank;
    if (ranks.length < size) {
      ranks = new int[size];
      places = new int[size];
    }
    for (int row = 0; row < size; row++) {
      ranks[row] = newFromRank + row;
      places[row] = newBatch.place(newFromRank + row);
    }
  }

  /** Keeps the rows of these members alone. */
  void keep(BitSet members) {
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (members.get(batch.member(places[row]))) {
        ranks[kept] = ranks[row];
        places[kept] = places[row];
        kept++;
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  /** The vector of a column of a trace. */
  ColumnVector column(String name) {
    return switch (name) {
      case Column.REQUEST_ID ->
          new ViewColumn.Longs(DataTypes.LongType, row -> firstRequestId + (ranks[row] - fromRank));
      case Column.ARRIVAL ->
          new ViewColumn.Longs(DataTypes.TimestampType, row -> batch.arrivalMicros(ranks[row]));
      case Column.MODEL -> new ViewColumn.Texts(row -> models[batch.member(places[row])]);
      case Column.CLIENT_ID -> new ViewColumn.Texts(row -> clientIds[batch.member(places[row])]);
      case Column.INPUT_TOKENS -> ints(row -> batch.inputTokens(places[row]));
      case Column.OUTPUT_TOKENS -> ints(row -> batch.outputTokens(places[row]));
      case Column.REASONING_TOKENS -> ints(row -> batch.reasoningTokens(places[row]));
      case Column.TEXT_TOKENS -> ints(row -> batch.textTokens(places[row]));
      case Column.IMAGE_TOKENS -> items(Modality.IMAGE);
      case Column.AUDIO_TOKENS -> items(Modality.AUDIO);
      case Column.VIDEO_TOKENS -> items(Modality.VIDEO);
      case Column.CACHED_TOKENS, Column.TURN -> new ViewColumn.Nulls(DataTypes.IntegerType);
      case Column.CONVERSATION_ID -> new ViewColumn.Nulls(DataTypes.StringType);
      default -> throw new IllegalArgumentException("column " + name);
    };
  }

  private static ColumnVector ints(IntUnaryOperator value) {
    return new ViewColumn.Ints(value);
  }

  private ColumnVector items(Modality modality) {
    DataType list = DataTypes.createArrayType(DataTypes.IntegerType, false);
    return new ViewColumn.Lists(
        list,
        row -> batch.itemCount(modality, places[row]),
        (row, item) -> batch.itemTokens(modality, places[row], item));
  }
}
