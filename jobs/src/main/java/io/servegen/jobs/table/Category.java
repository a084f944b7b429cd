package io.servegen.jobs.table;

import io.servegen.common.UserException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client's requests are made of: column {@code category} of {@link Profiles#CLIENTS}. */
public enum Category {
  /** A prompt and an answer of text. */
  LANGUAGE,
  /** The output is in part reasoning. */
  REASON,
  /** The prompt holds images, audio or video beside its text. */
  MULTIMODAL;

  /** The name in tables and pool folders: {@code language}, {@code reason}, {@code multimodal}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category of that {@link #key()}. */
  public static Optional<Category> ofKey(String key) {
    return Arrays.stream(values()).filter(category -> category.key().equals(key)).findFirst();
  }

  /**
   * The category of that {@link #key()}.
   *
   * @throws UserException if there is none
   */
  public static Category of(String key) {
    return ofKey(key)
        .orElseThrow(
            () ->
                UserException.data(
                    "'" + key + "' is no category",
                    "the categories are language, reason and multimodal",
                    "correct the name"));
  }
}
