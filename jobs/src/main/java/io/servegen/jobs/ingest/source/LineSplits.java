package io.servegen.jobs.ingest.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;

/**
 * Cuts files into the tasks that read them: large ones into parts, small ones several to a task,
 * all in the order of their paths, so that a task reads a short stretch of time of a rotated log.
 */
final class LineSplits {
  private static final long LARGEST = 128L << 20;
  private static final long SMALLEST = 4L << 20;

  /** Opening a file costs about as much time as reading this many bytes. */
  private static final long BYTES_PER_OPEN = 1L << 20;

  private LineSplits() {}

  /**
   * The parts of each task.
   *
   * @param parallelism how many tasks run at once
   */
  static List<List<LineFile>> of(List<FileStatus> files, int parallelism) {
    long total = files.stream().mapToLong(file -> file.getLen() + BYTES_PER_OPEN).sum();
    long target = Math.max(SMALLEST, Math.min(LARGEST, total / Math.max(1, parallelism)));
    List<List<LineFile>> tasks = new ArrayList<>();
    List<LineFile> task = new ArrayList<>();
    long bytes = 0;
    for (FileStatus file : files) {
      for (LineFile part : parts(file, target)) {
        if (!task.isEmpty() && bytes + part.length() > target) {
          tasks.add(task);
          task = new ArrayList<>();
          bytes = 0;
        }
        task.add(part);
        bytes += part.length() + BYTES_PER_OPEN;
      }
    }
    if (!task.isEmpty()) {
      tasks.add(task);
    }
    return tasks;
  }

  private static List<LineFile> parts(FileStatus file, long target) {
    String path = file.getPath().toString();
    Compression compression = Compression.of(path);
    compression.requireSupport(path);
    if (file.getLen() == 0) {
      return List.of();
    }
    if (compression != Compression.NONE || file.getLen() <= target) {
      return List.of(new LineFile(path, 0, file.getLen(), compression));
    }
    List<LineFile> parts = new ArrayList<>();
    long count = (file.getLen() + target - 1) / target;
    for (long i = 0; i < count; i++) {
      long from = file.getLen() * i / count;
      long to = file.getLen() * (i + 1) / count;
      parts.add(new LineFile(path, from, to - from, compression));
    }
    return parts;
  }
}
