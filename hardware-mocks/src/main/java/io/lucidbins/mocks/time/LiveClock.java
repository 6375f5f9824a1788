package io.lucidbins.mocks.time;

import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Time that follows another clock times a factor; one thread runs what is due. */
final class LiveClock implements VirtualClock {
  private static final double MAX_SPEED = 100_000;

  /** No wait asks the real clock for more than this, so sums of nanoseconds never overflow. */
  private static final long LONGEST_REAL_WAIT_NANOS = 3_600_000_000_000L;

  private final MonotonicClock real;
  private final Instant start;
  private final double speed;
  private final long origin;
  private final Agenda agenda = new Agenda();
  private final Wakeup changed = new Wakeup();
  private @Nullable Thread runner;
  private volatile boolean closed;

  LiveClock(MonotonicClock real, Instant start, double speed) {
    if (!(speed > 0 && speed <= MAX_SPEED)) {
      throw new IllegalArgumentException(
          "speed must be above 0 and at most " + MAX_SPEED + ", but is " + speed);
    }
    this.real = real;
    this.start = start;
    this.speed = speed;
    this.origin = real.nanos();
  }

  @Override
  public long nanos() {
    return (long) ((real.nanos() - origin) * speed);
  }

  @Override
  public void waitUntil(long nanos) throws InterruptedException {
    waitUntil(nanos, new Wakeup());
  }

  @Override
  public boolean waitUntil(long nanos, Wakeup wakeup) throws InterruptedException {
    while (true) {
      boolean reached = nanos() >= nanos;
      if (real.waitUntil(reached ? real.nanos() : realTimeOf(nanos), wakeup)) {
        return true;
      }
      if (reached) {
        return false;
      }
    }
  }

  private long realTimeOf(long nanos) {
    double left = Math.ceil((nanos - nanos()) / speed);
    return real.nanos() + (long) Math.min(Math.max(left, 1), LONGEST_REAL_WAIT_NANOS);
  }

  @Override
  public void spend(long nanos) {
    // the program's own time passes on the machine
  }

  @Override
  public void at(long nanos, Runnable event) {
    synchronized (this) {
      if (closed) {
        return;
      }
      agenda.add(nanos, event);
      if (runner == null) {
        runner = Thread.ofVirtual().name("virtual-clock").start(this::runEvents);
      }
    }
    changed.raise();
  }

  private void runEvents() {
    try {
      while (!closed) {
        long next = runDue();
        waitUntil(next, changed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed; the thread ends here
    }
  }

  private long runDue() {
    while (true) {
      Runnable event;
      synchronized (this) {
        event = agenda.takeDue(nanos());
        if (event == null) {
          return agenda.firstNanos();
        }
      }
      event.run();
    }
  }

  @Override
  public InstantSource wall() {
    return () -> start.plusNanos(nanos());
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      agenda.clear();
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
