package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.random.RandomGenerator;

/**
 * HC-SR04 and JSN-SR04T ultrasonic sensors [ElecFreaks HC-SR04 datasheet; Devantech SRF04 technical
 * documentation]: a high of 10 us or more on TRIG starts eight cycles of 40 kHz; then ECHO is high
 * for as long as the sound travels there and back, or for 38 ms if nothing comes back. TRIG is
 * ignored while a measurement runs.
 */
public final class HcSr04Model implements Part {
  private static final long TRIGGER_NANOS = 10_000;
  private static final long NO_ECHO_NANOS = 38_000_000;

  /** From the end of the trigger to the rise of ECHO: the burst takes 200 us, and its start. */
  private static final long BURST_NANOS = 250_000;

  private static final long GAP_NANOS = 400_000;

  private final GpioLine echo;
  private final VirtualClock clock;
  private final Acoustics.View view;
  private final RandomGenerator random;
  private final double deadZoneMm;
  private final Condition condition = new Condition();
  private volatile Occurrence doubleEcho = _ -> false;
  private volatile Occurrence crosstalk = _ -> false;
  private long triggerRoseAt = Long.MAX_VALUE;
  private long busyUntil = Long.MIN_VALUE;
  private int powerUps;
  private long lastPulse = NO_ECHO_NANOS;

  private HcSr04Model(
      GpioLine[] wires,
      VirtualClock clock,
      Acoustics.View view,
      RandomGenerator random,
      double deadZoneMm) {
    this.echo = wires[1];
    this.clock = clock;
    this.view = view;
    this.random = random;
    this.deadZoneMm = deadZoneMm;
    wires[0].follow(this::triggered);
  }

  /** Two transducers: hears from 20 mm on. */
  public static HcSr04Model hcSr04(
      GpioLine trigger,
      GpioLine echo,
      VirtualClock clock,
      Acoustics.View view,
      RandomGenerator random) {
    return new HcSr04Model(new GpioLine[] {trigger, echo}, clock, view, random, 20);
  }

  /** One waterproof transducer that rings on after its own burst: hears from 250 mm on. */
  public static HcSr04Model jsnSr04t(
      GpioLine trigger,
      GpioLine echo,
      VirtualClock clock,
      Acoustics.View view,
      RandomGenerator random) {
    return new HcSr04Model(new GpioLine[] {trigger, echo}, clock, view, random, 250);
  }

  private synchronized void triggered(DigitalState state, long nanos) {
    if (state.isHigh()) {
      triggerRoseAt = nanos;
      return;
    }
    boolean longEnough = nanos - triggerRoseAt >= TRIGGER_NANOS;
    triggerRoseAt = Long.MAX_VALUE;
    if (longEnough && nanos >= busyUntil && !condition.isGone()) {
      measure(nanos + BURST_NANOS + random.nextLong(50_000));
    }
  }

  private void measure(long rise) {
    long pulse = pulse(rise);
    busyUntil = rise + pulse;
    edges(rise, pulse);
    if (doubleEcho.strikes(rise)) {
      edges(rise + pulse + GAP_NANOS, pulse);
    }
  }

  private long pulse(long rise) {
    if (!condition.isFrozen()) {
      double flight = view.at(clock.nanos()).beyond(deadZoneMm).flightNanos();
      lastPulse = Math.round(Math.min(flight, (double) condition.takes(NO_ECHO_NANOS)));
    }
    return crosstalk.strikes(rise) ? random.nextLong(120_000, lastPulse + 120_001) : lastPulse;
  }

  private void edges(long rise, long pulse) {
    int now = powerUps;
    clock.at(rise, () -> edge(DigitalState.HIGH, rise, now));
    clock.at(rise + pulse, () -> edge(DigitalState.LOW, rise + pulse, now));
  }

  private void edge(DigitalState level, long nanos, int powerUp) {
    synchronized (this) {
      if (powerUp != powerUps) {
        return; // its supply dipped meanwhile
      }
    }
    echo.set(level, nanos);
  }

  /** A second pulse follows the first: the sound came back twice. */
  public void doubleEcho(Occurrence when) {
    doubleEcho = when;
  }

  /** The burst of a neighbour ends the pulse too early. */
  public void crosstalk(Occurrence when) {
    crosstalk = when;
  }

  /** It measures only when triggered, in one go: there is nothing to bring up to now. */
  @Override
  public void settle() {}

  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** Nothing happens: the module has no identity that a program could read. */
  @Override
  public void pretendOtherChip() {}

  @Override
  public synchronized void reset() {
    busyUntil = Long.MIN_VALUE;
    powerUps++;
    echo.set(DigitalState.LOW);
  }

  /** Only the end of its patience moves: a pulse is as long as sound takes. */
  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
