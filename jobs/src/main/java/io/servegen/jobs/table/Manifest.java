package io.servegen.jobs.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.servegen.common.UserException;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code _servegen.json} beside every table: what it is, how it was made and what it
 * counts. It is written last, so a table without one is unfinished, and every reader refuses it.
 *
 * @param schemaVersion the version of the tables' form
 * @param kind what the folder holds
 * @param command the verb that made it
 * @param options the verb's options, as given or by default
 * @param created when it was finished
 * @param inputs the paths it was made from
 * @param seed the seed, where the verb has one
 * @param counts what there is how many of; the keys are the verb's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    int schemaVersion,
    Kind kind,
    String command,
    SortedMap<String, Object> options,
    Instant created,
    List<String> inputs,
    @Nullable Long seed,
    ObjectNode counts) {

  /** The file's name. */
  public static final String FILE = "_servegen.json";

  private static final int SCHEMA_VERSION = 1;

  /** Reads and writes manifests. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** What a folder holds. */
  public enum Kind {
    LOGS,
    REQUESTS,
    PROFILES,
    TRACE,
    REPORT,
    EXPORT,
    QUICKSTART;

    @com.fasterxml.jackson.annotation.JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A manifest of this moment. */
  public static Manifest of(
      Kind kind,
      String command,
      SortedMap<String, Object> options,
      List<String> inputs,
      @Nullable Long seed,
      ObjectNode counts) {
    return new Manifest(
        SCHEMA_VERSION, kind, command, new TreeMap<>(options), Instant.now(), inputs, seed, counts);
  }

  /** An empty object for {@link #counts()}. */
  public static ObjectNode newCounts() {
    return JSON.createObjectNode();
  }

  /** The count of this name; 0 where there is none. */
  public long count(String name) {
    return counts.path(name).asLong(0);
  }

  /** Writes this manifest, which calls the folder whole. */
  public void finish(OutputDirectory directory) {
    directory.finish(FILE, toJson());
  }

  /** The file's text. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest can always be written", e);
    }
  }

  /**
   * Reads the manifest of a folder.
   *
   * @param option the option that named the folder, for the message
   * @param allowed the kinds that will do
   * @throws UserException if there is none, it is not readable or of another kind
   */
  public static Manifest read(Storage storage, String option, String path, Kind... allowed) {
    storage.requireExists(option, path);
    String file = Storage.resolve(path, FILE);
    if (!storage.exists(file)) {
      throw missing(storage, option, path);
    }
    Manifest manifest = parse(file, storage.readText(file));
    if (manifest.schemaVersion() != SCHEMA_VERSION) {
      throw UserException.data(
          file + " is of schema version " + manifest.schemaVersion(),
          "this program reads version " + SCHEMA_VERSION,
          "make the table again with this program");
    }
    if (!Arrays.asList(allowed).contains(manifest.kind())) {
      String wanted =
          Arrays.stream(allowed).map(Kind::toString).collect(Collectors.joining(" or "));
      throw UserException.data(
          option + ": " + path + " holds " + manifest.kind() + ", not " + wanted,
          "its manifest says kind '" + manifest.kind() + "'",
          "give a folder of " + wanted);
    }
    return manifest;
  }

  private static UserException missing(Storage storage, String option, String path) {
    String problem = option + ": " + path + " has no " + FILE;
    String mark = Storage.resolve(path, OutputDirectory.UNFINISHED);
    if (!storage.exists(mark)) {
      return UserException.data(
          problem,
          "every table that this program makes has one, written last",
          "give a folder that servegen wrote; raw logs go through 'servegen ingest' first");
    }
    if (storage.readText(mark).isEmpty()) {
      return UserException.data(
          problem,
          "the command that writes it has not finished, or was killed",
          "wait for it, or run that command again and let it replace the folder");
    }
    return UserException.data(
        problem,
        "an ingest is changing the table, or was killed while it did",
        "wait for it; if it was killed, run it again with --recover");
  }

  private static Manifest parse(String file, String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return JSON.treeToValue(tree, Manifest.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw UserException.data(
              file + " is not a manifest", String.valueOf(e.getMessage()), "make the table again")
          .causedBy(e);
    }
  }
}
