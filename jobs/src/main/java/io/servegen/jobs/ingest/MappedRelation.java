package io.servegen.jobs.ingest;

import io.servegen.jobs.ingest.mapping.MappedRow;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;

/** Mapped rows as a relation, so that Spark takes them as they are, in its own internal form. */
final class MappedRelation extends BaseRelation implements TableScan {
  private final SparkSession session;
  private final JavaRDD<InternalRow> rows;

  MappedRelation(SparkSession session, JavaRDD<InternalRow> rows) {
    this.session = session;
    this.rows = rows;
  }

  @Override
  public SQLContext sqlContext() {
    return session.sqlContext();
  }

  @Override
  public StructType schema() {
    return MappedRow.SCHEMA;
  }

  @Override
  public boolean needConversion() {
    return false;
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // The interface says Row, whatever needConversion says.
  public RDD<Row> buildScan() {
    return (RDD) rows.rdd();
  }
}
