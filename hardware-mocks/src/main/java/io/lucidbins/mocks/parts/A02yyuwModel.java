package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.SerialPart;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * DFRobot A02YYUW ultrasonic sensor [SEN0311 wiki, 9600 8N1]: a frame FF H L SUM in mm by itself,
 * with RX high or open a processed value every 100 to 300 ms, with RX low each shot every 100 ms.
 *
 * <p>Nearer than 30 mm it says 0, and so it does when it hears nothing [seen by users of the
 * DYP-A02YYUM: open space gives up to 5,500 mm and then 0]. It measures time and takes sound to
 * travel at 348 m/s [DYP's formula of the PWM variant, S = T / 57.5 us/cm]; whether it corrects for
 * temperature its documents do not say: this one does not.
 */
public final class A02yyuwModel implements SerialPart, Part {
  public static final int BAUD = 9_600;

  private static final double DEAD_ZONE_MM = 30;
  private static final double FARTHEST_MM = 5_500;
  private static final double ASSUMED_METRES_PER_SECOND = 348;
  private static final long RAW_PERIOD_NANOS = 100_000_000;
  private static final long LONGEST_PERIOD_NANOS = 300_000_000;

  private final VirtualSerial line;
  private final MonotonicClock clock;
  private final Acoustics.View view;
  private final RandomGenerator random;
  private final Condition condition = new Condition();
  private boolean rxLow;
  private int lastMm;
  private long nextFrame;

  public A02yyuwModel(
      VirtualSerial line, MonotonicClock clock, Acoustics.View view, RandomGenerator random) {
    this.line = line;
    this.clock = clock;
    this.view = view;
    this.random = random;
    nextFrame = clock.nanos() + period();
  }

  /** Its RX pin is held low, so that it says each shot, or is let go. */
  public synchronized void rxLow(boolean low) {
    rxLow = low;
  }

  @Override
  public synchronized void speakUntil(long nanos) {
    while (nextFrame <= nanos && !condition.isGone()) {
      if (line.isFull()) {
        skipTo(nanos);
        return;
      }
      line.send(nextFrame, frame(measure(nextFrame)));
      nextFrame += period();
    }
  }

  private long period() {
    long period =
        rxLow ? RAW_PERIOD_NANOS : random.nextLong(RAW_PERIOD_NANOS, LONGEST_PERIOD_NANOS);
    return condition.takes(period);
  }

  private int measure(long nanos) {
    if (!condition.isFrozen()) {
      lastMm = rxLow ? shot(nanos) : processed(nanos);
    }
    return lastMm;
  }

  /** The middle of three shots. */
  private int processed(long nanos) {
    int[] shots = {shot(nanos), shot(nanos), shot(nanos)};
    Arrays.sort(shots);
    return shots[1];
  }

  private int shot(long nanos) {
    Acoustics heard = view.at(nanos);
    double mm = heard.flightNanos() * condition.slow() * ASSUMED_METRES_PER_SECOND / 2e6;
    boolean nothing = heard.distanceMm() < DEAD_ZONE_MM || mm > FARTHEST_MM;
    return nothing ? 0 : (int) Math.round(mm);
  }

  private byte[] frame(int mm) {
    if (condition.isOther()) {
      return String.format(Locale.ROOT, "R%04d\r", mm).getBytes(StandardCharsets.US_ASCII);
    }
    int high = mm >> 8;
    int low = mm & 0xFF;
    return new byte[] {(byte) 0xFF, (byte) high, (byte) low, (byte) (0xFF + high + low)};
  }

  @Override
  public synchronized void skipTo(long nanos) {
    if (nextFrame < nanos) {
      nextFrame = nanos + period() * random.nextInt(1_000) / 1_000; // any phase
    }
  }

  @Override
  public synchronized long speaksNextAt() {
    return condition.isGone() ? Long.MAX_VALUE : nextFrame;
  }

  @Override
  public void hear(int value, long nanos) {
    // RX only selects by its level; the short lows of a byte are nothing to it
  }

  @Override
  public void settle() {
    line.settle();
  }

  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** From now on a MaxBotix speaks on this line: {@code R1234\r}. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    nextFrame = clock.nanos() + period();
  }

  /** Times, distances and the baud rate are off by the factor. */
  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
    line.rate(BAUD / factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
