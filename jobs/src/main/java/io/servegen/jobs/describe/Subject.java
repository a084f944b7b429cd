package io.servegen.jobs.describe;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is described. */
interface Subject {
  /** {@link #clients} has it beside the columns of a profile's clients; may be null. */
  String FAMILY = "family";

  /** One row per client, with the columns of a profile's table of clients. */
  Dataset<Row> clients();

  /** Lines about the whole: span, clocks and the like. */
  List<Line> about();

  /**
   * Lines about these clients beyond what their rows say.
   *
   * @param clients some of {@link #clients}
   */
  List<Line> aboutClients(Dataset<Row> clients);

  /** The rows with the column {@link #FAMILY}, for the few that are shown one by one. */
  Dataset<Row> withFamily(Dataset<Row> clients);

  /** A line of the screen: what it is about, and what there is to say. */
  record Line(String label, String text) {}
}
