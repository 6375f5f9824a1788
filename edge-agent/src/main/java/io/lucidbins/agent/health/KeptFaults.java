package io.lucidbins.agent.health;

import io.lucidbins.agent.sampling.FaultCounts;
import io.lucidbins.device.WhyMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/**
 * Keeps the fault counts of the parts in a file beside the outbox, so that a fault that comes and
 * goes is still known after a restart and to {@code edge-agent parts}. Written at most once a
 * minute and when the agent ends; what a power cut takes is one minute of counting.
 */
public final class KeptFaults implements AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final String NAME = "part-faults";

  private final Path file;
  private final FaultCounts counts;
  private final LongSupplier nanos;
  private Map<String, Map<WhyMissing, Long>> written;
  private long writtenAt;

  /**
   * Goes on counting where the last start ended.
   *
   * @param counts of this start
   * @param nanos real monotonic time
   */
  public KeptFaults(Path stateDirectory, FaultCounts counts, LongSupplier nanos) {
    this.file = stateDirectory.resolve(NAME);
    this.counts = counts;
    this.nanos = nanos;
    read(file, counts);
    this.written = counts.all();
    this.writtenAt = nanos.getAsLong();
  }

  /** What an agent on that directory has counted so far; nothing if there was none. */
  public static FaultCounts of(Path stateDirectory) {
    var counts = new FaultCounts();
    read(stateDirectory.resolve(NAME), counts);
    return counts;
  }

  private static void read(Path file, FaultCounts counts) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      lines.forEach(line -> readLine(line, counts));
    } catch (IOException e) {
      Logger.debug("the fault counts begin at 0: {}", e.getMessage());
    }
  }

  /** Each line is a part, a reason and a number; a line that is torn counts nothing. */
  private static void readLine(String line, FaultCounts counts) {
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].matches("\\d{1,18}")) {
      return;
    }
    for (WhyMissing why : WhyMissing.values()) {
      if (why.name().equals(words[1])) {
        counts.add(words[0], why, Long.parseLong(words[2]));
      }
    }
  }

  /** The loop came around. */
  public void tick() {
    if (nanos.getAsLong() - writtenAt >= EVERY_NANOS) {
      write();
    }
  }

  private void write() {
    writtenAt = nanos.getAsLong();
    Map<String, Map<WhyMissing, Long>> now = counts.all();
    if (now.equals(written)) {
      return;
    }
    Path next = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(next, text(now));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written = now;
    } catch (IOException e) {
      Logger.debug("fault counts not kept: {}", e.getMessage());
    }
  }

  private static String text(Map<String, Map<WhyMissing, Long>> counts) {
    return counts.entrySet().stream()
        .flatMap(part ->
            part.getValue().entrySet().stream()
                .map(why -> part.getKey() + " " + why.getKey() + " " + why.getValue() + "\n"))
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    write();
  }
}
