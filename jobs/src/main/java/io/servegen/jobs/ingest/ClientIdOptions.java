package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.mapping.ClientIds;
import io.servegen.jobs.ingest.mapping.HashedClientIds;
import io.servegen.jobs.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is stored for client ids and of rejected records. */
final class ClientIdOptions {
  private static final String KEY_VARIABLE = "SERVEGEN_CLIENT_KEY";
  private static final int LEAST_KEY_BYTES = 16;

  @Option(
      names = "--client-ids",
      defaultValue = "keep",
      paramLabel = "keep|hash",
      description =
          "Store client ids as they are, or their HMAC-SHA-256 under a key. Default:"
              + " ${DEFAULT-VALUE}.")
  private Treatment treatment = Treatment.KEEP;

  @Option(
      names = "--client-key-file",
      paramLabel = "FILE",
      description =
          "File with the key for --client-ids hash, of at least 16 bytes; without it the variable "
              + KEY_VARIABLE
              + " of the environment has the key.")
  private @Nullable String keyFile;

  @Option(
      names = "--reject-text",
      defaultValue = "none",
      paramLabel = "none|full",
      description =
          "Whether rejects keep the record's text, prompts and ids included. Default:"
              + " ${DEFAULT-VALUE}.")
  private RejectText rejectText = RejectText.NONE;

  /** What is done with client ids. */
  enum Treatment {
    KEEP,
    HASH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much of a rejected record's text is kept. */
  enum RejectText {
    NONE,
    FULL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Fails on options that contradict each other. */
  void check() {
    if (rejectText == RejectText.FULL && treatment == Treatment.HASH) {
      throw UserException.usage(
          "--reject-text full and --client-ids hash are both given",
          "the text of a rejected record holds the client's id",
          "leave one of them out");
    }
    if (keyFile != null && treatment == Treatment.KEEP) {
      throw UserException.usage(
          "--client-key-file is given, and the ids are kept",
          "a key is for hashing",
          "add --client-ids hash, or leave the key out");
    }
  }

  boolean keepsRejectText() {
    return rejectText == RejectText.FULL;
  }

  boolean hashes() {
    return treatment == Treatment.HASH;
  }

  /**
   * What is stored for a client's id.
   *
   * @param variable the value of the environment's variable, or null
   * @throws UserException if ids are to be hashed and there is no key, or a short one
   */
  ClientIds clientIds(Storage storage, @Nullable String variable) {
    if (treatment == Treatment.KEEP) {
      return ClientIds.kept();
    }
    String key = keyFile == null ? variable : storage.readText(keyFile).strip();
    if (key == null) {
      throw UserException.usage(
          "--client-ids hash has no key",
          "without a secret key anybody could find the ids by trying",
          "give --client-key-file, or set " + KEY_VARIABLE);
    }
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < LEAST_KEY_BYTES) {
      throw UserException.usage(
          "the key for --client-ids hash has " + bytes.length + " bytes",
          "a key of under " + LEAST_KEY_BYTES + " bytes can be guessed",
          "make one with 'openssl rand -hex 32', and keep it: other keys give other ids");
    }
    return new HashedClientIds(bytes);
  }

  /** As {@link #clientIds(Storage, String)}, in this process's environment. */
  ClientIds clientIds(Storage storage) {
    return clientIds(storage, System.getenv(KEY_VARIABLE));
  }
}
