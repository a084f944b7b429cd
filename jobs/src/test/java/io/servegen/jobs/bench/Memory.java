package io.servegen.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory this JVM took at most. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** Of the heap's parts, the peak of each: an upper bound, since they need not coincide. */
  static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** Prints the heap that was allowed, its peak and, on Linux, the peak of resident memory. */
  static void print() {
    System.out.printf(
        Locale.ROOT,
        "heap: %,d MiB allowed, at most %,d MiB used; resident at most %s%n",
        Runtime.getRuntime().maxMemory() >> 20,
        peakHeapBytes() >> 20,
        peakResident());
  }

  private static String peakResident() {
    try {
      return Files.exists(STATUS)
          ? Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .map(line -> line.substring("VmHWM:".length()).strip())
              .findFirst()
              .orElse("unknown")
          : "unknown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
