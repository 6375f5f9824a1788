package io.lucidbins.bridge.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;

/** What this process has used, as the Java platform accounts for it. */
final class ProcessMeter {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** CPU time of all threads since the process started. */
  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  /** Time since the process started, to the millisecond. */
  long wallNanos() {
    return TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /** The most that the heap's pools ever held, garbage included. */
  long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
