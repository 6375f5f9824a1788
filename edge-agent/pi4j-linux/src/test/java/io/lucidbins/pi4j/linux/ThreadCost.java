package io.lucidbins.pi4j.linux;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread has used so far: CPU time and memory. */
record ThreadCost(long cpuNanos, long bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static ThreadCost of(Thread thread) {
    return new ThreadCost(
        THREADS.getThreadCpuTime(thread.threadId()),
        THREADS.getThreadAllocatedBytes(thread.threadId()));
  }

  static ThreadCost own() {
    return of(Thread.currentThread());
  }

  ThreadCost since(ThreadCost before) {
    return new ThreadCost(cpuNanos - before.cpuNanos, bytes - before.bytes);
  }
}
