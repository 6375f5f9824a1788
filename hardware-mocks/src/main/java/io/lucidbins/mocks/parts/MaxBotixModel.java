package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.SerialPart;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * MaxBotix HRXL-MaxSonar-WR, a 5 m sensor such as MB7380 running free [datasheet PD11500]: every
 * 133 ms, 123 ms into its cycle, {@code R} with four digits in mm and a carriage return, 9600 8N1.
 * Nearer than 300 mm it says 300, without a target 5000. It corrects for the temperature at its own
 * place. At power-up it prints its name in lines that are no reading.
 */
public final class MaxBotixModel implements SerialPart, Part {
  public static final int BAUD = 9_600;

  private static final double NEAREST_MM = 300;
  private static final double FARTHEST_MM = 5_000;
  private static final long CYCLE_NANOS = 133_000_000;
  private static final long SERIAL_NANOS = 123_000_000;
  private static final long POWER_UP_NANOS = 50_000_000;
  private static final String NAME = "HRXL\rPN:MB7380\rMaxBotix Inc.\rTempI\r";

  private final VirtualSerial line;
  private final MonotonicClock clock;
  private final Acoustics.View view;
  private final RandomGenerator random;
  private final Condition condition = new Condition();
  private @Nullable String greeting;
  private double lastMm = FARTHEST_MM;
  private long nextSpeech;

  public MaxBotixModel(
      VirtualSerial line, MonotonicClock clock, Acoustics.View view, RandomGenerator random) {
    this.line = line;
    this.clock = clock;
    this.view = view;
    this.random = random;
    powerUp();
  }

  private void powerUp() {
    greeting = NAME;
    nextSpeech = clock.nanos() + condition.takes(POWER_UP_NANOS);
  }

  @Override
  public synchronized void speakUntil(long nanos) {
    while (nextSpeech <= nanos && !condition.isGone()) {
      if (line.isFull()) {
        skipTo(nanos);
        return;
      }
      String text = greeting == null ? reading(nextSpeech) : greeting;
      line.send(nextSpeech, text.getBytes(StandardCharsets.US_ASCII));
      nextSpeech += condition.takes(greeting == null ? CYCLE_NANOS : SERIAL_NANOS);
      greeting = null;
    }
  }

  private String reading(long nanos) {
    if (!condition.isFrozen()) {
      double distance = view.at(nanos).distanceMm() * condition.slow();
      lastMm = Math.clamp(distance, NEAREST_MM, FARTHEST_MM);
    }
    String format = condition.isOther() ? "R%03d\r" : "R%04d\r";
    return String.format(
        Locale.ROOT, format, Math.round(condition.isOther() ? lastMm / 25.4 : lastMm));
  }

  @Override
  public synchronized void skipTo(long nanos) {
    if (nextSpeech < nanos) {
      greeting = null;
      nextSpeech = nanos + condition.takes(CYCLE_NANOS) * random.nextInt(1_000) / 1_000;
    }
  }

  @Override
  public synchronized long speaksNextAt() {
    return condition.isGone() ? Long.MAX_VALUE : nextSpeech;
  }

  @Override
  public void hear(int value, long nanos) {
    // pin 4 only selects by its level: a UART that idles high lets it run free
  }

  @Override
  public void settle() {
    line.settle();
  }

  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** From now on it is a sensor of the inch series: {@code R039\r} for a metre. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    powerUp();
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
    powerUp();
  }
}
