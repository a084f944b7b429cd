package io.servegen.jobs.export;

import io.servegen.common.UserException;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where an export goes: one file, with its record beside it, or a folder of parts, with the record
 * inside. The slices' files are staged in a folder of their own and put together at the end, so
 * that what fails leaves nothing behind.
 */
final class ExportTarget {
  private static final String RECORD = ".servegen.json";
  private static final String STAGING = ".unfinished";
  private static final int COPY_BYTES = 4 << 20;

  private final Storage storage;
  private final ExportFormat format;
  private final String output;
  private final int parts;
  private final boolean overwrite;

  ExportTarget(Storage storage, ExportFormat format, String output, int parts, boolean overwrite) {
    this.storage = storage;
    this.format = format;
    this.output = output;
    this.parts = parts;
    this.overwrite = overwrite;
  }

  String output() {
    return output;
  }

  /** Fails if the place is taken. */
  void check() {
    if (parts > 1) {
      OutputDirectory.check(storage, output, overwrite);
      return;
    }
    for (String file : List.of(output, yaml())) {
      boolean wanted = file.equals(output) || format.lines().yamlBeside() != null;
      if (wanted && storage.exists(file)) {
        checkReplaceable(file);
      }
    }
  }

  private void checkReplaceable(String file) {
    if (storage.isDirectory(file) || !storage.exists(record())) {
      throw UserException.data(
          file + " exists and was not made by this program",
          "nothing that this program did not make is ever replaced",
          "choose another --output, or remove it yourself");
    }
    if (!overwrite) {
      throw UserException.data(
          file + " exists",
          "an output is never replaced unasked",
          "choose another --output, or add --overwrite");
    }
  }

  /** The folder for the slices' files. */
  OutputDirectory stage() {
    return OutputDirectory.create(storage, output + STAGING, true);
  }

  /** Whether the name asks for compression. */
  boolean gzip() {
    return parts == 1 && output.endsWith(".gz");
  }

  /**
   * Puts the slices together, and writes the record.
   *
   * @return how many files there are
   */
  int finish(OutputDirectory staging, long[] quotas, Manifest manifest) throws IOException {
    List<List<Integer>> groups = PartGroups.of(quotas, parts);
    if (parts == 1) {
      String whole = staging.resolve("whole");
      join(staging, groups.get(0), whole);
      storage.delete(record());
      storage.delete(output);
      rename(whole, output);
      writeYaml(yaml());
      RawFiles.writeText(record(), manifest.toJson(), storage.configuration());
    } else {
      OutputDirectory folder = OutputDirectory.create(storage, output, overwrite);
      try {
        for (int part = 0; part < groups.size(); part++) {
          String name =
              String.format(java.util.Locale.ROOT, "part-%05d.%s", part, format.extension());
          join(staging, groups.get(part), folder.resolve(name));
        }
        writeYaml(folder.resolve("header.yaml"));
        manifest.finish(folder);
      } catch (IOException | RuntimeException e) {
        folder.discard();
        throw e;
      }
    }
    staging.discard();
    return groups.size();
  }

  private void writeYaml(String path) throws IOException {
    String yaml = format.lines().yamlBeside();
    if (yaml != null) {
      RawFiles.writeText(path, yaml, storage.configuration());
    }
  }

  /** Copies slices behind one header into a file, and removes each once it is copied. */
  private void join(OutputDirectory staging, List<Integer> slices, String to) throws IOException {
    FileSystem files = RawFiles.of(to, storage.configuration());
    byte[] copied = new byte[COPY_BYTES];
    try (OutputStream out = files.create(new Path(to), true, COPY_BYTES)) {
      out.write(header());
      for (int slice : slices) {
        Path part = new Path(staging.resolve(PartWriter.name(slice)));
        try (InputStream in = files.open(part, COPY_BYTES)) {
          for (int read = in.read(copied); read >= 0; read = in.read(copied)) {
            out.write(copied, 0, read);
          }
        }
        files.delete(part, false);
      }
    }
  }

  private byte[] header() throws IOException {
    LineBuffer header = new LineBuffer();
    format.lines().header(header);
    if (!gzip() || header.size() == 0) {
      return header.drain();
    }
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      header.drainTo(out);
    }
    return bytes.toByteArray();
  }

  private void rename(String from, String to) throws IOException {
    if (!RawFiles.of(to, storage.configuration()).rename(new Path(from), new Path(to))) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private String record() {
    return output + RECORD;
  }

  /** The name of the second file: that of the first with another ending. */
  private String yaml() {
    String name = output.substring(output.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    int ending = dot <= 0 ? 0 : name.length() - dot;
    return output.substring(0, output.length() - ending) + ".yaml";
  }
}
