// https://cdn.sparkfun.com/datasheets/Sensors/Proximity/HCSR04.pdf, and the kernel's srf04.c
package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * HC-SR04 and its waterproof kin JSN-SR04T: an ultrasonic range finder that answers a pulse on TRIG
 * with a pulse on ECHO as long as the sound was on its way. The edges of the echo come with the
 * kernel's time; without it, the time at which they were told costs the reading confidence.
 */
public final class HcSr04 implements RangeFinder {
  /** For the echo line: anything else swallows the echo. */
  static final long DEBOUNCE_MICROS = 0;

  /** The HC-SR04 asks for 10 us, the JSN-SR04T for 20; longer is harmless. */
  private static final Duration TRIGGER = Duration.ofNanos(30_000);

  /** Both ask for 60 ms from ping to ping. */
  private static final Duration CYCLE = Duration.ofMillis(60);

  /** {@code srf04.c} waits so long for the rise and then for the fall. */
  private static final Duration RISE_LIMIT = Duration.ofMillis(20);

  private static final Duration FALL_LIMIT = Duration.ofMillis(50);

  /** An edge may be told so much later than it happened. */
  private static final Duration DELIVERY = Duration.ofMillis(20);

  /** Some copies of the part hold the line for some 200 ms when nothing came back. */
  private static final Duration LOW_LIMIT = Duration.ofMillis(250);

  private static final Duration POLL = Duration.ofMillis(5);

  /**
   * Without an echo the HC-SR04 ends its pulse after 38 ms, the JSN-SR04T after 40; an echo from
   * 4.5 m takes 28 ms at -20 degC.
   */
  private static final Duration NOTHING_CAME_BACK = Duration.ofMillis(34);

  private static final int POINTS_WITHOUT_STAMPS = 20;

  private final String name;
  private final int nearestMm;
  private final int farthestMm;
  private final DigitalOutput trigger;
  private final DigitalInput echo;
  private final Pause pause;
  private final UltrasonicAir air;
  private final EchoEdges edges;
  private final Revival revival;
  private final Runnable initialise = this::listen;
  private final Supplier<Measured<Integer>> measure = this::measure;
  private final BooleanSupplier isLow = this::isLow;
  private boolean listening;

  private HcSr04(
      Kind kind, DigitalOutput trigger, DigitalInput echo, Pause pause, AirTemperature air) {
    this.name = kind.name;
    this.nearestMm = kind.nearestMm;
    this.farthestMm = kind.farthestMm;
    this.trigger = trigger;
    this.echo = echo;
    this.pause = pause;
    this.air = new UltrasonicAir(air, false);
    this.edges = new EchoEdges(pause.clock());
    this.revival = new Revival(pause.clock());
  }

  private record Kind(String name, int nearestMm, int farthestMm) {}

  /**
   * An HC-SR04: 20 to 4,000 mm.
   *
   * @param trigger initially low
   * @param echo without debounce
   */
  public HcSr04(DigitalOutput trigger, DigitalInput echo, Pause pause, AirTemperature air) {
    this(new Kind("hc-sr04", 20, 4000), trigger, echo, pause, air);
  }

  /** A JSN-SR04T: 250 to 4,500 mm; as {@link #HcSr04}. */
  public static HcSr04 jsnSr04t(
      DigitalOutput trigger, DigitalInput echo, Pause pause, AirTemperature air) {
    return new HcSr04(new Kind("jsn-sr04t", 250, 4500), trigger, echo, pause, air);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int deadZoneMm() {
    return nearestMm;
  }

  @Override
  public Measured<Integer> measureMm() {
    return revival.attempt(initialise, measure);
  }

  private void listen() {
    if (listening) {
      return;
    }
    try {
      echo.addListener(edges);
      listening = true;
    } catch (Pi4JException e) {
      throw failure(e);
    }
  }

  private Measured<Integer> measure() {
    try {
      if (!pause.until(isLow, POLL, LOW_LIMIT)) {
        return new Failed<>(new BadFrame(0, FrameFault.LEVELS));
      }
      long triggered = ping();
      awaitEcho(triggered);
      return interpret(triggered);
    } catch (Pi4JException e) {
      throw failure(e);
    }
  }

  private PartFailure failure(Pi4JException e) {
    String operation = name + " at GPIO " + trigger.bcm() + " and " + echo.bcm();
    return new PartFailure(new BusError(Errno.of(e).orElse(Errno.EIO), operation));
  }

  private boolean isLow() {
    return echo.isLow();
  }

  private long ping() {
    long now = pause.clock().nanos();
    edges.arm(now);
    trigger.high();
    try {
      pause.of(TRIGGER);
    } finally {
      trigger.low();
    }
    return now;
  }

  /** Until the cycle is over, so that the next ping meets no sound of this one. */
  private void awaitEcho(long triggered) {
    long deadline = triggered + RISE_LIMIT.toNanos() + DELIVERY.toNanos();
    if (awaitEdges(1, deadline)) {
      awaitEdges(2, pause.clock().nanos() + FALL_LIMIT.toNanos() + DELIVERY.toNanos());
    }
    awaitEdges(Integer.MAX_VALUE, triggered + CYCLE.toNanos());
  }

  private boolean awaitEdges(int wanted, long deadline) {
    while (edges.count() < wanted && pause.clock().nanos() < deadline) {
      pause.until(deadline, edges.wakeup());
    }
    return edges.count() >= wanted;
  }

  private Measured<Integer> interpret(long triggered) {
    int count = edges.count();
    if (count == 0) {
      return new Failed<>(new NotReady(RISE_LIMIT));
    }
    if (edges.isLost() || !edges.isHigh(0)) {
      return new Failed<>(new BadFrame(count, FrameFault.LOST_EDGE));
    }
    if (count == 1) {
      return new Failed<>(
          echo.isHigh() ? new NoEcho(FALL_LIMIT) : new BadFrame(1, FrameFault.LOST_EDGE));
    }
    if (count > 2) {
      return new Failed<>(new BadFrame(count, FrameFault.MORE_EDGES));
    }
    if (edges.isHigh(1)) {
      return new Failed<>(new BadFrame(2, FrameFault.LOST_EDGE));
    }
    if (edges.nanos(0) - triggered > RISE_LIMIT.toNanos() && edges.isStamped()) {
      return new Failed<>(new NotReady(RISE_LIMIT));
    }
    return distance(edges.nanos(1) - edges.nanos(0));
  }

  private Measured<Integer> distance(long echoNanos) {
    if (echoNanos >= NOTHING_CAME_BACK.toNanos()) {
      return new Failed<>(new NoEcho(NOTHING_CAME_BACK));
    }
    int mm = (int) Math.round(air.metresPerSecond() * echoNanos / 2e6);
    if (mm < nearestMm) {
      return new Failed<>(new OutOfRange(mm, Bound.BELOW));
    }
    if (mm > farthestMm) {
      return new Failed<>(new OutOfRange(mm, Bound.ABOVE));
    }
    return new Reading<>(mm, quality(), edges.nanos(1));
  }

  private Quality quality() {
    Quality quality = air.quality();
    return edges.isStamped()
        ? quality
        : quality.minus(POINTS_WITHOUT_STAMPS).with(Flag.LOW_CONFIDENCE);
  }
}
