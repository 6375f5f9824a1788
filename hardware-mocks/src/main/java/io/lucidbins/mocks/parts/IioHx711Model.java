package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.IioPart;
import io.lucidbins.mocks.parts.Nau7802Model.Bridge;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.random.RandomGenerator;

/**
 * An HX711 behind the kernel's driver [linux drivers/iio/adc/hx711.c]: {@code in_voltage0_raw} is
 * channel A in offset binary (0x800000 is 0 mV), {@code in_voltage1_raw} channel B; a read looks
 * for a finished conversion every 10 ms and gives up with EIO after a second, twice, with a reset
 * between. The scale in mV is shared by the channels: {@code in_voltage_scale}.
 */
public final class IioHx711Model implements IioPart, Part {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final long SETTLING_NANOS = 400_000_000;
  private static final long LOOK_NANOS = 10_000_000;
  private static final long PATIENCE_NANOS = 2_010_000_000;
  private static final int ZERO = 0x800000;

  /** 1e-9 mV: AVDD in uV x 100 / 128 / 1678 in whole numbers, for 3.3 V, as the driver has it. */
  private static final double SCALE_MILLIVOLTS = 1_536e-9;

  private final VirtualClock clock;
  private final Bridge bridge;
  private final int ownOffset;
  private final Condition condition = new Condition();
  private long firstReady;
  private long fetched;
  private int frozenCounts;

  public IioHx711Model(VirtualClock clock, Bridge bridge, RandomGenerator random) {
    this.clock = clock;
    this.bridge = bridge;
    this.ownOffset = random.nextInt(-8_000, 8_001);
    reset();
  }

  @Override
  public long raw(String channel) throws KernelException {
    if (!channel.equals("in_voltage0") && !channel.equals("in_voltage1")) {
      throw new KernelException(Errno.ENOENT, "iio hx711 " + channel + "_raw");
    }
    if (condition.isGone()) {
      clock.stall(PATIENCE_NANOS);
      throw new KernelException(Errno.EIO, "iio hx711 " + channel + "_raw");
    }
    while (!fetch()) {
      clock.stall(LOOK_NANOS);
    }
    return channel.equals("in_voltage1") ? ZERO : ZERO + counts();
  }

  /** Takes the newest conversion if it was not taken yet. */
  private synchronized boolean fetch() {
    long now = clock.nanos();
    long done = now < firstReady ? 0 : (now - firstReady) / condition.takes(PERIOD_NANOS) + 1;
    boolean fresh = done > fetched;
    fetched = done;
    return fresh;
  }

  private synchronized int counts() {
    if (!condition.isFrozen()) {
      double millivoltsPerVolt = bridge.millivoltsPerVolt(clock.nanos());
      long counts = Math.round(millivoltsPerVolt * 128 * (1 << 24) / 1_000.0) + ownOffset;
      frozenCounts = Math.clamp(counts, -ZERO, ZERO - 1);
    }
    return frozenCounts;
  }

  @Override
  public double scale(String channel) throws KernelException {
    if (!channel.equals("in_voltage")) {
      throw new KernelException(Errno.ENOENT, "iio hx711 " + channel + "_scale");
    }
    return SCALE_MILLIVOLTS;
  }

  /** It measures when it is asked. */
  @Override
  public void settle() {}

  @Override
  public synchronized void stick(boolean frozen) {
    if (frozen) {
      counts();
    }
    condition.frozen(frozen);
  }

  /** Nothing happens: the chip has no identity that a driver could read. */
  @Override
  public void pretendOtherChip() {}

  @Override
  public synchronized void reset() {
    firstReady = clock.nanos() + condition.takes(SETTLING_NANOS);
    fetched = 0;
  }

  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
    reset();
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
