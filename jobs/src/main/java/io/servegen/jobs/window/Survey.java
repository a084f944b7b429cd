package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What a first look at requests tells of each model: how many, from when to when, which clock. */
public final class Survey implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, ModelSurvey> models = new TreeMap<>();

  private Survey() {}

  /** Looks at every row's model, client, arrival and status. */
  public static Survey of(Dataset<Row> requests) {
    Dataset<Row> columns = RequestColumns.upTo(RequestColumns.STATUS, requests);
    JavaRDD<Survey> parts =
        InternalRows.of(columns).mapPartitions(rows -> List.of(of(rows)).iterator());
    return parts.getNumPartitions() == 0 ? new Survey() : parts.treeReduce(Survey::plus);
  }

  /** By model, in order of name. */
  public SortedMap<String, ModelSurvey> models() {
    return models;
  }

  public long requests() {
    return models.values().stream().mapToLong(ModelSurvey::requests).sum();
  }

  public long failed() {
    return models.values().stream().mapToLong(ModelSurvey::failed).sum();
  }

  /** The first arrival; there must be one. */
  public long firstMicros() {
    return models.values().stream().mapToLong(ModelSurvey::firstMicros).min().orElseThrow();
  }

  /** The last arrival; there must be one. */
  public long lastMicros() {
    return models.values().stream().mapToLong(ModelSurvey::lastMicros).max().orElseThrow();
  }

  private static Survey of(Iterator<InternalRow> rows) {
    Survey survey = new Survey();
    @Nullable UTF8String lastModel = null;
    @Nullable ModelSurvey last = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      UTF8String model = row.getUTF8String(RequestColumns.MODEL);
      if (last == null || !model.equals(lastModel)) {
        lastModel = model.copy();
        last = survey.models.computeIfAbsent(model.toString(), name -> new ModelSurvey());
      }
      last.add(
          row.getLong(RequestColumns.ARRIVAL),
          row.getUTF8String(RequestColumns.CLIENT_ID),
          RequestColumns.isFailed(row));
    }
    return survey;
  }

  private static Survey plus(Survey a, Survey b) {
    b.models.forEach(
        (name, survey) -> a.models.computeIfAbsent(name, any -> new ModelSurvey()).addAll(survey));
    return a;
  }
}
