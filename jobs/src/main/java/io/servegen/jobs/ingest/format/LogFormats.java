package io.servegen.jobs.ingest.format;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.storage.Storage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds formats: those of {@code conf/formats}, which travel in the jar, and users' own files. */
public final class LogFormats {
  private static final String FOLDER = "io/servegen/conf/formats/";
  private static final String SUFFIX = ".yaml";

  private LogFormats() {}

  /**
   * The format of that name or in that file.
   *
   * @throws UserException if there is none, or it is not right
   */
  public static LogFormat load(Storage storage, String nameOrFile) {
    if (nameOrFile.contains("/") || nameOrFile.endsWith(SUFFIX) || nameOrFile.endsWith(".yml")) {
      return LogFormatFile.parse(nameOrFile, storage.readText(nameOrFile));
    }
    try (InputStream in =
        LogFormats.class.getClassLoader().getResourceAsStream(FOLDER + nameOrFile + SUFFIX)) {
      if (in == null) {
        throw UserException.usage(
            "--format: there is no format '" + nameOrFile + "'",
            "the formats are " + String.join(", ", names()),
            "did you mean '"
                + Nearest.to(nameOrFile, names())
                + "'? A file of your own is named by its path or ends in .yaml");
      }
      return LogFormatFile.parse(nameOrFile, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the formats of this program. */
  public static List<String> names() {
    URL folder = Objects.requireNonNull(LogFormats.class.getClassLoader().getResource(FOLDER));
    try {
      if (folder.getProtocol().equals("file")) {
        String[] files = Objects.requireNonNull(new File(folder.toURI()).list());
        return formats(Arrays.asList(files));
      }
      URL code = LogFormats.class.getProtectionDomain().getCodeSource().getLocation();
      try (JarFile jar = new JarFile(new File(code.toURI()))) {
        return formats(
            Collections.list(jar.entries()).stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(FOLDER))
                .map(name -> name.substring(FOLDER.length()))
                .toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> formats(List<String> files) {
    return files.stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .sorted()
        .toList();
  }
}
