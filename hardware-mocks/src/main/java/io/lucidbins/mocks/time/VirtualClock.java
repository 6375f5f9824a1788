package io.lucidbins.mocks.time;

import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a virtual world, in one of two gears. Readings start at 0 when it is made.
 *
 * <p>{@link #stepped}: time stands still until somebody waits; the waiting thread itself carries
 * time forward and runs the events due on the way, in order of time and then of scheduling. Meant
 * for one driving thread; an event must not wait.
 *
 * <p>{@link #live}: time follows another clock times a factor; events run on a thread of this
 * clock. Closing it ends that thread; events still due are dropped.
 */
public interface VirtualClock extends MonotonicClock, AutoCloseable {

  /** The date at which clocks start unless told otherwise: a Saturday, 00:00 UTC. */
  Instant DEFAULT_START = Instant.parse("2026-06-06T00:00:00Z");

  /** A clock that moves only through waits; {@code start} is the date at reading 0. */
  static VirtualClock stepped(Instant start) {
    return new SteppedClock(start);
  }

  /** A clock that moves only through waits, from {@link #DEFAULT_START}. */
  static VirtualClock stepped() {
    return stepped(DEFAULT_START);
  }

  /**
   * A clock that follows {@code real}.
   *
   * @param start the date at reading 0
   * @param speed virtual seconds per real second, above 0 and at most 100,000
   */
  static VirtualClock live(MonotonicClock real, Instant start, double speed) {
    return new LiveClock(real, start, speed);
  }

  /** A clock that follows this machine's time, second by second, from the date {@code start}. */
  static VirtualClock live(Instant start) {
    return live(MonotonicClock.system(), start, 1.0);
  }

  /** Runs {@code event} when the clock reads {@code nanos}; at once if that is past. */
  void at(long nanos, Runnable event);

  /** Runs {@code event} in {@code time} from now. */
  default void in(Duration time, Runnable event) {
    at(nanos() + time.toNanos(), event);
  }

  /** Dates of this clock. */
  InstantSource wall();

  /** Waits for {@code time}; on a stepped clock this is how a test lets time pass. */
  default void advance(Duration time) throws InterruptedException {
    waitUntil(nanos() + time.toNanos());
  }

  /**
   * Lets the time pass that a step of a program itself takes, such as a system call. A stepped
   * clock moves on by it and runs what is due on the way; a live clock leaves it to the machine,
   * which takes its own time.
   *
   * @param nanos 0 or more
   */
  void spend(long nanos);

  /** Stops the calling thread for {@code nanos} of this clock, interrupted or not. */
  default void stall(long nanos) {
    long until = nanos() + nanos;
    boolean interrupted = false;
    while (nanos() < until) {
      try {
        waitUntil(until);
      } catch (InterruptedException e) {
        interrupted = true; // handed on once the time is over
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void close();
}
