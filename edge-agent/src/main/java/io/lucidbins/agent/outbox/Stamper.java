package io.lucidbins.agent.outbox;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.Stamp;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Stamps records: the boot, the milliseconds of the monotonic clock since the stamper was made, and
 * wall time as believed. A stamp taken before the wall clock was set is {@link
 * Certainty#ESTIMATED}; the outbox computes its wall time again when the record is sent. Safe for
 * use by several threads.
 */
public final class Stamper {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Boot boot;
  private final LongSupplier monotonicNanos;
  private final InstantSource wallClock;
  private final BooleanSupplier clockIsSet;
  private final long beganNanos;

  /**
   * @param boot the boot of this start, from {@link Outbox#boot()}
   * @param monotonicNanos the clock that elapsed time is read from, in nanoseconds from any origin
   * @param wallClock the clock that dates are read from, right or wrong
   * @param clockIsSet whether the wall clock was set by a source of time since the machine started
   */
  public Stamper(
      Boot boot, LongSupplier monotonicNanos, InstantSource wallClock, BooleanSupplier clockIsSet) {
    this.boot = boot;
    this.monotonicNanos = monotonicNanos;
    this.wallClock = wallClock;
    this.clockIsSet = clockIsSet;
    this.beganNanos = monotonicNanos.getAsLong();
  }

  /** The stamp of this moment. */
  public Stamp stamp() {
    return at(monotonicNanos.getAsLong());
  }

  /**
   * The stamp of a moment that has passed, such as that of an edge the kernel stamped.
   *
   * @param nanos on the same monotonic clock; a moment before the stamper was made counts as its
   *     beginning
   */
  public Stamp at(long nanos) {
    long ageMs = Math.max(0, monotonicNanos.getAsLong() - nanos) / NANOS_PER_MS;
    long sinceBootMs = Math.max(0, nanos - beganNanos) / NANOS_PER_MS;
    Certainty certainty = clockIsSet.getAsBoolean() ? Certainty.SYNCED : Certainty.ESTIMATED;
    return new Stamp(boot.number(), sinceBootMs, wallClock.millis() - ageMs, certainty);
  }
}
