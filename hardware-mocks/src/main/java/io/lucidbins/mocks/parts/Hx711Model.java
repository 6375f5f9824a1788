package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.parts.Nau7802Model.Bridge;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.random.RandomGenerator;

/**
 * Avia HX711 24-bit bridge converter, pulse by pulse [datasheet, "Serial Interface", fig. 2 and 3].
 * DOUT is high until a conversion is ready and then low; each rise of PD_SCK shifts out a bit, MSB
 * first, the 25th pulls DOUT high again. 25, 26 or 27 pulses select channel A with gain 128, B with
 * 32, A with 64 for the conversions to come. PD_SCK high for more than 60 us powers the chip down;
 * its fall resets it to A/128. After power-up, reset and a change of input the output settles for
 * 400 ms at 10 samples/s, 50 ms at 80.
 *
 * <p>Where the datasheet is silent: a conversion that is not fetched is replaced by the next one,
 * with a short high on DOUT as oscilloscopes show it; one that ends while a frame is being shifted
 * out replaces the bits that are still to come, so that the frame is wrong.
 */
public final class Hx711Model implements Part {
  private static final long POWER_DOWN_NANOS = 60_000;
  private static final long REFRESH_NANOS = 20_000;

  /** A frame is still being shifted out if its last pulse is not older than this. */
  private static final long SAME_FRAME_NANOS = 1_000_000;

  private static final int BITS = 24;
  private static final int RAIL = 0x7FFFFF;

  private final GpioLine dout;
  private final VirtualClock clock;
  private final Bridge bridge;
  private final int ownOffset;
  private final Condition condition = new Condition();
  private boolean fast;

  private boolean clockHigh;
  private long clockRoseAt;
  private boolean down;
  private int gain;
  private long firstReady;
  private long fetched;
  private long latched;
  private int output;
  private int pulses;
  private long lastPulseAt;
  private int frameGain;
  private long frameFirstReady;
  private long frameLatched;
  private boolean scheduled;

  /** Powers the chip up now. */
  public Hx711Model(
      GpioLine sck, GpioLine dout, VirtualClock clock, Bridge bridge, RandomGenerator random) {
    this.dout = dout;
    this.clock = clock;
    this.bridge = bridge;
    this.ownOffset = random.nextInt(-8_000, 8_001);
    sck.follow(this::clocked);
    dout.drivenBy(this::settle, this::schedule);
    restart(clock.nanos());
  }

  /** Its RATE pin is high: 80 samples/s instead of 10. */
  public synchronized void fast(boolean high) {
    settle();
    fast = high;
    restart(clock.nanos());
  }

  // --- the two wires

  private synchronized void clocked(DigitalState state, long nanos) {
    settleUntil(nanos);
    if (state.isHigh()) {
      clockHigh = true;
      clockRoseAt = nanos;
      shift(nanos);
    } else {
      clockHigh = false;
      if (nanos - clockRoseAt > condition.takes(POWER_DOWN_NANOS)) {
        restart(nanos);
      }
    }
  }

  private void shift(long nanos) {
    boolean ready = latched > fetched;
    if (condition.isGone() || (pulses == 0 && !ready)) {
      return;
    }
    pulses++;
    lastPulseAt = nanos;
    if (pulses <= BITS) {
      dout.set(level(((output >> (BITS - pulses)) & 1) == 1), nanos);
    } else {
      dout.set(DigitalState.HIGH, nanos);
      select(pulses, nanos);
    }
  }

  /** Each pulse after the data selects another input; the last of a frame counts. */
  private void select(int pulse, long nanos) {
    if (pulse == BITS + 1) {
      fetched = latched;
      frameGain = gain;
      frameFirstReady = firstReady;
      frameLatched = latched;
    }
    int next =
        switch (pulse) {
          case 25 -> 128;
          case 26 -> 32;
          case 27 -> 64;
          default -> gain;
        };
    if (next != frameGain) {
      change(next, nanos);
    } else if (next != gain) {
      gain = next;
      firstReady = frameFirstReady;
      latched = frameLatched;
      fetched = frameLatched;
    }
  }

  private void change(int next, long nanos) {
    gain = next;
    firstReady = nanos + settlingNanos();
    latched = 0;
    fetched = 0;
  }

  private void restart(long nanos) {
    down = false;
    pulses = 0;
    change(128, nanos);
    dout.set(DigitalState.HIGH, nanos);
    schedule();
  }

  // --- conversions

  @Override
  public synchronized void settle() {
    settleUntil(clock.nanos());
  }

  private void settleUntil(long nanos) {
    if (condition.isGone() || down) {
      return;
    }
    long until = nanos;
    if (clockHigh && nanos - clockRoseAt > condition.takes(POWER_DOWN_NANOS)) {
      until = clockRoseAt + condition.takes(POWER_DOWN_NANOS);
      down = true;
    }
    convertUntil(until);
    if (down) {
      dout.set(DigitalState.HIGH, until);
    }
  }

  private void convertUntil(long nanos) {
    long done = nanos < firstReady ? 0 : (nanos - firstReady) / periodNanos() + 1;
    if (done <= latched) {
      return;
    }
    long at = firstReady + (done - 1) * periodNanos();
    if (!condition.isFrozen()) {
      output = convert(at);
    }
    boolean shifting = pulses > 0 && pulses <= BITS && at - lastPulseAt < SAME_FRAME_NANOS;
    boolean unfetched = latched > fetched && !shifting;
    latched = done;
    if (!shifting) {
      pulses = 0;
      announce(at, unfetched);
    }
  }

  private void announce(long at, boolean unfetched) {
    if (unfetched && dout.isWatched()) {
      dout.set(DigitalState.HIGH, at - REFRESH_NANOS);
    }
    dout.set(DigitalState.LOW, at);
  }

  /** Ratiometric: the range of AVDD / gain is 2^24 counts, two's complement. */
  private int convert(long at) {
    double millivoltsPerVolt = gain == 32 ? 0 : bridge.millivoltsPerVolt(at);
    long counts = Math.round(millivoltsPerVolt * gain * (1 << BITS) / 1_000.0) + ownOffset;
    return Math.clamp(counts, -RAIL - 1, RAIL) & 0xFFFFFF;
  }

  private long periodNanos() {
    return condition.takes(fast ? 12_500_000 : 100_000_000);
  }

  private long settlingNanos() {
    return condition.takes(fast ? 50_000_000 : 400_000_000);
  }

  /** Edges come by themselves only while somebody listens for them. */
  private synchronized void schedule() {
    if (scheduled || !dout.isWatched() || condition.isGone()) {
      return;
    }
    scheduled = true;
    clock.at(nextReady(), this::tick);
  }

  private long nextReady() {
    return firstReady + latched * periodNanos();
  }

  private void tick() {
    synchronized (this) {
      scheduled = false;
      settle();
    }
    if (!down) {
      schedule();
    }
  }

  private static DigitalState level(boolean high) {
    return high ? DigitalState.HIGH : DigitalState.LOW;
  }

  // --- faults

  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

  /** Nothing happens: the chip has no identity that a program could read. */
  @Override
  public void pretendOtherChip() {}

  @Override
  public synchronized void reset() {
    clockHigh = false;
    restart(clock.nanos());
  }

  @Override
  public synchronized void slowClock(double factor) {
    settle();
    condition.slow(factor);
    change(gain, clock.nanos());
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
