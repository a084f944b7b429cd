package io.servegen.jobs.plan;

import io.servegen.jobs.table.Column;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.io.api.Converter;

/** A row of a client at a time, or of all clients of a model; used again for the next row. */
abstract class ClientRow implements ProfileTable.ReusedRow {
  private final Map<String, Converter> converters = new HashMap<>();
  private final Cells.Key model = column(Column.MODEL, new Cells.Key());
  private final Cells.Key clientId = column(Column.CLIENT_ID, new Cells.Key());
  private final Cells.Number time;

  ClientRow(String timeColumn) {
    this.time = column(timeColumn, new Cells.Number());
  }

  /** Has a column read into a cell. */
  final <C extends Converter> C column(String name, C cell) {
    converters.put(name, cell);
    return cell;
  }

  @Override
  public final Map<String, Converter> converters() {
    return converters;
  }

  @Override
  public final long time() {
    return time.whole();
  }

  @Override
  public void clear() {}

  final Cells.Key model() {
    return model;
  }

  final Cells.Key clientId() {
    return clientId;
  }
}
