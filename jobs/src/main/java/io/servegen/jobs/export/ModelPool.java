package io.servegen.jobs.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.servegen.common.UserException;
import io.servegen.jobs.table.Category;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model of a profile as a folder of a ServeGen pool.
 *
 * @param model its name
 * @param category the richest of its clients': a pool has one for all of them
 * @param clients how many it has
 * @param renumbered whether a client is named otherwise than chunk-N, so that all get new numbers
 * @param folder where it goes below the pool
 */
record ModelPool(String model, Category category, long clients, boolean renumbered, String folder) {
  /** The names that this format has room for; the number is its first group. */
  static final String CHUNK_NAME = "^chunk-(0|[1-9][0-9]{0,8})$";

  /** From the poorest. */
  private static final List<Category> CATEGORIES =
      List.of(Category.LANGUAGE, Category.REASON, Category.MULTIMODAL);

  /**
   * The models of some clients, by name.
   *
   * @throws UserException if there are none, or two would share a folder
   */
  static List<ModelPool> of(Dataset<Row> clients) {
    List<ModelPool> models =
        clients
            .groupBy(Column.MODEL)
            .agg(
                max(rank()),
                count(lit(1)),
                count(when(not(col(Column.CLIENT_ID).rlike(CHUNK_NAME)), 1)))
            .orderBy(Column.MODEL)
            .collectAsList()
            .stream()
            .map(ModelPool::of)
            .toList();
    if (models.isEmpty()) {
      throw UserException.data(
          "there is no client to export",
          "none is selected by --models and --filter",
          "'servegen describe' shows what the profile holds");
    }
    Set<String> folders = new HashSet<>();
    for (ModelPool model : models) {
      if (!folders.add(model.folder)) {
        throw UserException.data(
            "several models would go into the folder " + model.folder,
            "its name takes only the letters, digits, dots, dashes and underscores of theirs",
            "export them one by one, with --models");
      }
    }
    return models;
  }

  private static ModelPool of(Row row) {
    Category category = CATEGORIES.get(row.getInt(1));
    // A model's name is anybody's text: it must not lead out of the pool, nor hide.
    String name = row.getString(0).replaceAll("[^A-Za-z0-9._-]|^[._]", "_");
    return new ModelPool(
        row.getString(0),
        category,
        row.getLong(2),
        row.getLong(3) > 0,
        category.key() + "/" + name);
  }

  private static org.apache.spark.sql.Column rank() {
    org.apache.spark.sql.Column rank = lit(0);
    for (Category category : CATEGORIES) {
      rank =
          when(col(ProfileColumn.CATEGORY).equalTo(category.key()), CATEGORIES.indexOf(category))
              .otherwise(rank);
    }
    return rank;
  }
}
