package io.lucidbins.town.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What this process used.
 *
 * @param peakMegabytes peak resident memory in MiB (VmHWM of {@code /proc/self/status}, proc(5));
 *     absent where the kernel does not tell
 */
record Footprint(Optional<Long> peakMegabytes, Duration cpu, Duration wall) {

  static Footprint of(Duration wall) {
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new Footprint(peakMegabytes(Path.of("/proc/self/status")), cpu, wall);
  }

  static Optional<Long> peakMegabytes(Path status) {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux: the line is printed without memory
    }
  }

  @Override
  public String toString() {
    String memory = peakMegabytes.map(mb -> mb + " MB of memory at most, ").orElse("");
    return String.format(
        Locale.ROOT,
        "It used %s%.1f s of CPU in %.1f s.",
        memory,
        cpu.toMillis() / 1000.0,
        wall.toMillis() / 1000.0);
  }
}
