package io.lucidbins.agent.parts;

// https://cdn.sparkfun.com/datasheets/Sensors/ForceFlex/hx711_english.pdf; compared with
// drivers/iio/adc/hx711.c of Linux and with bogde/HX711.

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.Wakeup;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Avia HX711, a 24-bit converter for load cells, clocked from user space: channel A, gain 128,
 * two's complement, -8,388,608 to 8,388,607, both of which mean a rail.
 *
 * <p>A clock pulse that is high for more than 60 us puts the part to sleep ["Reset and Power-Down",
 * figure 3], and a program on Linux is held up for longer than that now and then. So each pulse is
 * timed, and a frame with one above 50 us (T3 of the timing table) is worth nothing: the part is
 * reset and not believed for as long as it settles (400 ms at 10 conversions a second, 50 ms at
 * 80).
 *
 * <p>A conversion that was ready before it was asked for is of unknown age: it is clocked out to
 * make room and dropped. One that is fetched so late that the next may have come in between is
 * dropped too.
 */
public final class Hx711 implements Scale {
  /** 24 bits, and one more that selects channel A, gain 128 for the next conversion [table 3]. */
  private static final int PULSES = 25;

  private static final int BITS = 24;
  private static final long LONGEST_PULSE_NANOS = 50_000;

  private static final int MOST = 0x7FFFFF;
  private static final int LEAST = -0x800000;
  private static final int ALL_ONES = 0xFFFFFF;

  /** Much more than the 60 us; the first value after less is unsteady (hx711.c of Linux). */
  private static final Duration RESET = Duration.ofMillis(10);

  private static final Duration SETTLING = Duration.ofMillis(400);

  /** Three conversions at 10 a second. */
  private static final Duration CONVERSION_LIMIT = Duration.ofMillis(300);

  private static final int DRY_FRAMES = 200;

  private final DigitalOutput sck;
  private final DigitalInput dout;
  private final Pause pause;
  private final MonotonicClock clock;
  private final Revival revival;
  private final ConversionRate rate = new ConversionRate();
  private final Wakeup edge = new Wakeup();

  /** One object, which Pi4J keeps once however often it is added. */
  private final DigitalStateChangeListener listener = this::onEdge;

  private volatile boolean clocking;
  private volatile boolean stamped;
  private volatile long fellNanos;
  private boolean warm;
  private long believedFromNanos;

  // The frame that was clocked last, in fields so that a frame allocates nothing.
  private int bits;
  private long longestPulseNanos;
  private boolean lowBefore;
  private boolean highAfter;
  private long frameEndNanos;

  public Hx711(DigitalOutput sck, DigitalInput dout, Pause pause) {
    this.sck = sck;
    this.dout = dout;
    this.pause = pause;
    this.clock = pause.clock();
    this.revival = new Revival(clock);
  }

  @Override
  public String name() {
    return "hx711";
  }

  @Override
  public Measured<Integer> measureCounts() {
    return revival.attempt(this::initialise, this::measure);
  }

  private void initialise() {
    try {
      if (!warm) {
        dout.addListener(listener);
        warmUp();
        warm = true;
      }
      reset();
    } catch (Pi4JException e) {
      throw lineFailure(e);
    }
  }

  /** On another thread. Edges while a frame is clocked are its bits. */
  private void onEdge(DigitalStateChangeEvent<?> event) {
    if (event.state().isLow() && !clocking) {
      stamped = event instanceof EdgeEvent;
      fellNanos = event instanceof EdgeEvent edgeEvent ? edgeEvent.timestampNanos() : clock.nanos();
      edge.raise();
    }
  }

  /** Frames without pulses, so that the first real ones do not run in code that is still cold. */
  private void warmUp() {
    for (int i = 0; i < DRY_FRAMES; i++) {
      clockOut(false);
    }
  }

  /** Also selects channel A, gain 128. */
  private void reset() {
    sck.high();
    pause.of(RESET);
    believedFromNanos = clock.nanos() + SETTLING.toNanos();
    sck.low();
    rate.forget();
  }

  private Measured<Integer> measure() {
    try {
      long now = clock.nanos();
      return next(believedFromNanos - now > 0 ? believedFromNanos : now);
    } catch (Pi4JException e) {
      throw lineFailure(e);
    }
  }

  /** The first conversion that becomes ready from {@code fromNanos} on. */
  private Measured<Integer> next(long fromNanos) {
    long deadline = fromNanos + CONVERSION_LIMIT.toNanos();
    long sinceNanos = fromNanos;
    while (true) {
      boolean seenToFall = awaitReady(deadline);
      long readyNanos = fellNanos;
      clockOut(true);
      BadFrame fault = fault();
      if (fault != null) {
        reset();
        return discarded(fault);
      }
      if (seenToFall && readyNanos - sinceNanos >= 0 && rate.isTimely(frameEndNanos - readyNanos)) {
        return value(readyNanos, rate.isAsUsual(readyNanos, sinceNanos));
      }
      sinceNanos = frameEndNanos - fromNanos > 0 ? frameEndNanos : fromNanos;
      if (frameEndNanos - deadline >= 0) {
        return new Failed<>(new BadFrame(3, FrameFault.LOST_EDGE));
      }
    }
  }

  /** Waits until DOUT is low; false if it was already. */
  private boolean awaitReady(long deadlineNanos) {
    boolean waited = false;
    while (dout.isHigh()) {
      if (waited && clock.nanos() - deadlineNanos >= 0) {
        throw new PartFailure(new NotReady(CONVERSION_LIMIT));
      }
      pause.until(deadlineNanos, edge);
      waited = true;
    }
    return waited;
  }

  /** One frame, most significant bit first; without {@code pulses} everything but them. */
  void clockOut(boolean pulses) {
    clocking = true;
    longestPulseNanos = 0;
    bits = 0;
    lowBefore = dout.isLow();
    for (int i = 0; i < PULSES && (lowBefore || !pulses); i++) {
      long before = clock.nanos();
      if (pulses) {
        sck.high();
      } else {
        sck.low();
      }
      sck.low();
      longestPulseNanos = Math.max(longestPulseNanos, clock.nanos() - before);
      if (i < BITS) {
        bits = (bits << 1) | (dout.isHigh() ? 1 : 0); // valid until the next pulse (T2)
      }
    }
    highAfter = dout.isHigh();
    frameEndNanos = clock.nanos();
    clocking = false;
  }

  /** A long pulse is this program's own doing; anything else is for {@link Revival}. */
  private static Measured<Integer> discarded(BadFrame fault) {
    if (fault.fault() != FrameFault.PULSE_TOO_LONG) {
      throw new PartFailure(fault);
    }
    return new Failed<>(fault);
  }

  private @Nullable BadFrame fault() {
    if (!lowBefore || (!highAfter && longestPulseNanos <= LONGEST_PULSE_NANOS)) {
      return new BadFrame(3, FrameFault.LEVELS);
    }
    if (longestPulseNanos > LONGEST_PULSE_NANOS) {
      return new BadFrame(3, FrameFault.PULSE_TOO_LONG);
    }
    return bits == ALL_ONES ? new BadFrame(3, FrameFault.SYNTAX) : null;
  }

  private Measured<Integer> value(long readyNanos, boolean asUsual) {
    int counts = (bits << 8) >> 8;
    if (counts == MOST || counts == LEAST) {
      return new Failed<>(new Saturated(counts));
    }
    Quality quality = Quality.BEST;
    if (!stamped) {
      quality = quality.minus(20).with(Flag.LOW_CONFIDENCE);
    }
    if (!asUsual) {
      quality = quality.minus(20).with(Flag.LOW_CONFIDENCE);
    }
    return new Reading<>(counts, quality, readyNanos);
  }

  private PartFailure lineFailure(Pi4JException e) {
    String lines = "hx711 at GPIO " + sck.bcm() + " and " + dout.bcm();
    return new PartFailure(new BusError(Errno.of(e).orElse(Errno.EIO), lines));
  }
}
