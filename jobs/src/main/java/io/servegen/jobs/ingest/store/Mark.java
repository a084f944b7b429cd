package io.servegen.jobs.ingest.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.servegen.common.UserException;
import io.servegen.jobs.table.Manifest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the mark of an unfinished folder says while a table is changed.
 *
 * @param filePrefix what the names of the files of the run that changes it start with
 * @param before the manifest that it had
 * @param after the manifest that it gets, once nothing but the removal of old files is left to do
 * @param replacedDays the days of which only files of the run stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mark(
    String filePrefix, Manifest before, @Nullable Manifest after, Set<String> replacedDays) {

  String toJson() {
    try {
      return Manifest.JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mark can always be written", e);
    }
  }

  static Mark ofJson(String json) {
    try {
      return Manifest.JSON.readValue(json, Mark.class);
    } catch (JsonProcessingException e) {
      throw UserException.data(
              "the mark of the unfinished change is not readable",
              String.valueOf(e.getOriginalMessage()),
              "ingest the logs anew with --mode overwrite")
          .causedBy(e);
    }
  }
}
