package io.servegen.jobs.ingest;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;

/** Rows in Spark's own internal form as a relation, so that it takes them as they are. */
final class InternalRows extends BaseRelation implements TableScan {
  private final SparkSession session;
  private final JavaRDD<InternalRow> rows;
  private final StructType schema;

  InternalRows(SparkSession session, JavaRDD<InternalRow> rows, StructType schema) {
    this.session = session;
    this.rows = rows;
    this.schema = schema;
  }

  @Override
  public SQLContext sqlContext() {
    return session.sqlContext();
  }

  @Override
  public StructType schema() {
    return schema;
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
