package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.IioPart;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.random.RandomGenerator;

/**
 * A VL53L0X behind the kernel's driver [linux drivers/iio/proximity/vl53l0x-i2c.c; ST datasheet
 * DS11555]: {@code in_distance_raw} in mm, about 33 ms a shot, without the status of the range. A
 * target out of reach is 8190 mm; an absent chip is EREMOTEIO.
 */
public final class IioVl53l0xModel implements IioPart, Part {
  private static final long BUDGET_NANOS = 33_000_000;
  private static final int OUT_OF_REACH = 8_190;

  /** White at 1.2 m is what the part sees in its default mode; darker things from nearer. */
  private static final double REACH_MM = 1_265;

  private static final double NOISE_SHARE = 0.01;

  private final VirtualClock clock;
  private final Optics.View view;
  private final RandomGenerator random;
  private final Condition condition = new Condition();
  private int lastMm = OUT_OF_REACH;

  public IioVl53l0xModel(VirtualClock clock, Optics.View view, RandomGenerator random) {
    this.clock = clock;
    this.view = view;
    this.random = random;
  }

  @Override
  public long raw(String channel) throws KernelException {
    if (!channel.equals("in_distance")) {
      throw new KernelException(Errno.ENOENT, "iio vl53l0x " + channel + "_raw");
    }
    if (condition.isGone()) {
      throw new KernelException(Errno.EREMOTEIO, "iio vl53l0x in_distance_raw");
    }
    clock.stall(condition.takes(BUDGET_NANOS));
    return measure();
  }

  private synchronized int measure() {
    if (!condition.isFrozen()) {
      Optics optics = view.at(clock.nanos());
      double light = Math.max(0, optics.reflectance() / 0.9 * (1 - optics.sunlight()));
      boolean seen = optics.distanceMm() <= REACH_MM * Math.sqrt(light);
      double noisy = optics.distanceMm() * (1 + NOISE_SHARE * random.nextGaussian());
      lastMm = seen ? (int) Math.round(Math.max(0, noisy)) : OUT_OF_REACH;
    }
    return lastMm;
  }

  @Override
  public double scale(String channel) throws KernelException {
    if (!channel.equals("in_distance")) {
      throw new KernelException(Errno.ENOENT, "iio vl53l0x " + channel + "_scale");
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

  /** Nothing happens: the driver asks for no identity. */
  @Override
  public void pretendOtherChip() {}

  /** Nothing is kept between two measurements. */
  @Override
  public void reset() {}

  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
  }
}
