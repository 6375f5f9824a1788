package io.lucidbins.agent.sampling;

import io.lucidbins.device.WhyMissing;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How often each part failed, and why. Any thread may count and look. */
public final class FaultCounts {
  private final ConcurrentMap<String, ConcurrentMap<WhyMissing, Long>> counts =
      new ConcurrentHashMap<>();

  /** One more measurement of {@code part} that failed. */
  void failed(String part, WhyMissing why) {
    add(part, why, 1);
  }

  /** Faults of an earlier run. */
  public void add(String part, WhyMissing why, long times) {
    counts.computeIfAbsent(part, _ -> new ConcurrentHashMap<>()).merge(why, times, Long::sum);
  }

  /** Faults of one part, all reasons together. */
  public long of(String part) {
    return counts.getOrDefault(part, new ConcurrentHashMap<>()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** All that was counted, by part and reason; a copy, sorted. */
  public Map<String, Map<WhyMissing, Long>> all() {
    Map<String, Map<WhyMissing, Long>> copy = new TreeMap<>();
    counts.forEach((part, reasons) -> copy.put(part, new TreeMap<>(reasons)));
    return Collections.unmodifiableMap(copy);
  }
}
