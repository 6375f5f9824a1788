package io.lucidbins.mocks.junit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The virtual threads of this JVM, which no API lists: a thread dump does [jdk.management,
 * HotSpotDiagnosticMXBean.dumpThreads, plain text: {@code #23 "name" virtual WAITING ...}].
 */
final class WaitingThreads {
  private static final Pattern VIRTUAL = Pattern.compile("#(\\d+) \"(.*)\" virtual\\b.*");

  /** Threads that a test has just ended get this long to be gone. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Set<Long> before;

  private WaitingThreads(Set<Long> before) {
    this.before = before;
  }

  /** Those that are there now belong to somebody else. */
  static WaitingThreads fromNow() {
    return new WaitingThreads(virtualThreads().keySet());
  }

  /** Names of the virtual threads that came since and are still there after a moment. */
  List<String> left() {
    MonotonicClock real = MonotonicClock.system();
    long deadline = real.nanos() + GRACE.toNanos();
    while (true) {
      Map<Long, String> threads = virtualThreads();
      threads.keySet().removeAll(before);
      if (threads.isEmpty() || real.nanos() >= deadline) {
        return List.copyOf(threads.values());
      }
      try {
        real.waitUntil(real.nanos() + LOOK_AGAIN.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.copyOf(threads.values());
      }
    }
  }

  private static Map<Long, String> virtualThreads() {
    try {
      Path directory = Files.createTempDirectory("threads");
      Path file = directory.resolve("dump.txt");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return parse(Files.readAllLines(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the threads of this JVM cannot be listed", e);
    }
  }

  private static Map<Long, String> parse(List<String> lines) {
    Map<Long, String> threads = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher matcher = VIRTUAL.matcher(line);
      if (matcher.matches()) {
        String name = matcher.group(2).isEmpty() ? "without a name" : matcher.group(2);
        threads.put(Long.valueOf(matcher.group(1)), "#" + matcher.group(1) + " " + name);
      }
    }
    return threads;
  }
}
