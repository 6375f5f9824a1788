package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.IioPart;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;

/**
 * An HC-SR04 behind the kernel's driver [linux drivers/iio/proximity/srf04.c]: {@code
 * in_distance_raw} in mm at 343.5 m/s whatever the temperature; ETIMEDOUT if ECHO does not rise
 * within 20 ms, EIO for an echo longer than 40.44 ms. The 38 ms of an HC-SR04 that heard nothing
 * are 6,526 mm.
 */
public final class IioSrf04Model implements IioPart, Part {
  private static final long NO_ECHO_NANOS = 38_000_000;
  private static final long LONGEST_NANOS = 40_438_871;
  private static final long BURST_NANOS = 275_000;
  private static final long RISE_PATIENCE_NANOS = 20_000_000;
  private static final double DEAD_ZONE_MM = 20;

  private final VirtualClock clock;
  private final Acoustics.View view;
  private final Condition condition = new Condition();
  private long lastPulse = NO_ECHO_NANOS;

  public IioSrf04Model(VirtualClock clock, Acoustics.View view) {
    this.clock = clock;
    this.view = view;
  }

  @Override
  public long raw(String channel) throws KernelException {
    if (!channel.equals("in_distance")) {
      throw new KernelException(Errno.ENOENT, "iio srf04 " + channel + "_raw");
    }
    if (condition.isGone()) {
      clock.stall(RISE_PATIENCE_NANOS);
      throw new KernelException(Errno.ETIMEDOUT, "iio srf04 in_distance_raw");
    }
    long pulse = pulse();
    clock.stall(BURST_NANOS + pulse);
    if (pulse > LONGEST_NANOS) {
      throw new KernelException(Errno.EIO, "iio srf04 in_distance_raw");
    }
    return pulse * 106 / 617_176;
  }

  private synchronized long pulse() {
    if (!condition.isFrozen()) {
      double flight = view.at(clock.nanos()).beyond(DEAD_ZONE_MM).flightNanos();
      lastPulse = Math.round(Math.min(flight, (double) condition.takes(NO_ECHO_NANOS)));
    }
    return lastPulse;
  }

  @Override
  public double scale(String channel) throws KernelException {
    if (!channel.equals("in_distance")) {
      throw new KernelException(Errno.ENOENT, "iio srf04 " + channel + "_scale");
    }
    return 0.001; // metres
  }

  /** It measures when it is asked. */
  @Override
  public void settle() {}

  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** Nothing happens: the module has no identity that a driver could read. */
  @Override
  public void pretendOtherChip() {}

  /** Nothing is kept between two measurements. */
  @Override
  public void reset() {}

  /** The end of its patience moves; slow enough, the driver calls that an error. */
  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
  }
}
