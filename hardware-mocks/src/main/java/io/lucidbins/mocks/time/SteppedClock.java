package io.lucidbins.mocks.time;

import io.lucidbins.pi4j.linux.Wakeup;
import java.time.Instant;
import java.time.InstantSource;

/** Time that the waiting thread itself carries forward. */
final class SteppedClock implements VirtualClock {
  private final Instant start;
  private final Agenda agenda = new Agenda();
  private long now;

  SteppedClock(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public void waitUntil(long nanos) throws InterruptedException {
    waitUntil(nanos, new Wakeup());
  }

  @Override
  public boolean waitUntil(long nanos, Wakeup wakeup) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (!wakeup.take()) {
      if (!stepTowards(nanos)) {
        return wakeup.take();
      }
    }
    return true;
  }

  /** Runs the next event due up to {@code nanos}, or goes there; false if there is nothing left. */
  private boolean stepTowards(long nanos) {
    Runnable event;
    synchronized (this) {
      now = Math.max(now, Math.min(nanos, agenda.firstNanos()));
      event = agenda.takeDue(now);
    }
    if (event == null) {
      return false;
    }
    event.run();
    return true;
  }

  @Override
  public void spend(long nanos) {
    long until = nanos() + nanos;
    boolean more = true;
    while (more) {
      more = stepTowards(until);
    }
  }

  @Override
  public synchronized void at(long nanos, Runnable event) {
    agenda.add(Math.max(nanos, now), event);
  }

  @Override
  public InstantSource wall() {
    return () -> start.plusNanos(nanos());
  }

  @Override
  public synchronized void close() {
    agenda.clear();
  }
}
