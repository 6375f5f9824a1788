package io.lucidbins.agent.parts;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.provider.exception.ProviderNotFoundException;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.Wakeup;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The board that the agent runs on, with the parts that its settings name; the only class that
 * names Pi4J's context. Opening it touches no part: parts are initialised when they are first
 * asked, and one that does not answer fails its measurements while everything else runs on.
 */
public final class Board implements AutoCloseable {
  private final BoardPorts ports;
  private final Wakeup wakeup = new Wakeup();
  private final @Nullable RangeFinder rangeFinder;
  private final @Nullable Scale scale;
  private final @Nullable Lid lid;

  private Board(BoardPorts ports, PartsSettings settings) {
    this.ports = ports;
    Pause pause = new Pause(ports.monotonic());
    this.rangeFinder =
        switch (settings.level().part()) {
          case NONE -> null;
          case VL53L1X -> vl53l1x(settings.i2cBus(), pause);
          case A02YYUW, MAXBOTIX, HC_SR04, JSN_SR04T, SRF04_IIO, VL53L0X_IIO ->
              unknown(settings.level().part().name());
        };
    this.scale =
        switch (settings.weight().part()) {
          case NONE -> null;
          case NAU7802 -> nau7802(settings.i2cBus(), pause);
          case HX711, HX711_IIO -> unknown(settings.weight().part().name());
        };
    Integer lidPin = settings.panel().lidPin();
    this.lid = lidPin == null ? null : openLid(lidPin);
  }

  /** The machine itself: its buses and pins through the kernel, its own clocks. */
  public static Board linux(PartsSettings settings) {
    return new Board(LinuxPorts.open(settings), settings);
  }

  /** A board that somebody else opened, such as a virtual Pi; closed with this. */
  public static Board of(BoardPorts ports, PartsSettings settings) {
    return new Board(ports, settings);
  }

  /** The level part; empty if none is configured. */
  public Optional<RangeFinder> rangeFinder() {
    return Optional.ofNullable(rangeFinder);
  }

  /** The weight part; empty if none is configured. */
  public Optional<Scale> scale() {
    return Optional.ofNullable(scale);
  }

  /** The switch of the lid; empty if none is configured or its line cannot be opened. */
  public Optional<Lid> lid() {
    return Optional.ofNullable(lid);
  }

  /** Cards presented at this board. */
  public CardSource cards() {
    return ports.cards();
  }

  /** Tells {@code listener} the UID of each card presented; it only enqueues. */
  public void onCard(Consumer<byte[]> listener) {
    ports.cards().listen(listener);
  }

  /** Elapsed time, as a number. */
  public long nanos() {
    return ports.monotonic().nanos();
  }

  /** Waits until {@link #nanos()} is at least {@code nanos}, or until {@link #wake()}. */
  public void await(long nanos) throws InterruptedException {
    ports.monotonic().waitUntil(nanos, wakeup);
  }

  /** Ends the wait in progress, or the next one; from any thread. */
  public void wake() {
    wakeup.raise();
  }

  /** Dates, right or wrong. */
  public InstantSource wallClock() {
    return ports.wallClock();
  }

  /** Elapsed time; what the parts' readings are stamped with. */
  public MonotonicClock monotonic() {
    return ports.monotonic();
  }

  private RangeFinder vl53l1x(int bus, Pause pause) {
    try {
      return new Vl53l1x(i2c(bus, Vl53l1x.ADDRESS, "vl53l1x"), pause);
    } catch (Pi4JException | IllegalArgumentException e) {
      return absent("vl53l1x", bus, e);
    }
  }

  private Scale nau7802(int bus, Pause pause) {
    try {
      return new Nau7802(i2c(bus, Nau7802.ADDRESS, "nau7802"), pause);
    } catch (Pi4JException | IllegalArgumentException e) {
      return absent("nau7802", bus, e);
    }
  }

  private I2C i2c(int bus, int address, String id) {
    Context pi4j = ports.pi4j();
    return pi4j.create(I2C.newConfigBuilder(pi4j).id(id).bus(bus).device(address).build());
  }

  private static AbsentPart unknown(String name) {
    return new AbsentPart(name, new BusError(0, "this version cannot open it yet"));
  }

  /** A part that fails each measurement and says why, so that the rest runs on. */
  private static AbsentPart absent(String name, int bus, RuntimeException e) {
    int errno = Errno.of(e).orElse(0);
    String why =
        errno == Errno.ENOENT
            ? "I2C bus "
                + bus
                + " does not exist: there is no /dev/i2c-"
                + bus
                + "; switch it on (dtparam=i2c_arm=on), or name another (i2c_bus in [parts])"
            : "I2C bus " + bus + " cannot be opened (" + reason(e) + ")";
    return new AbsentPart(name, new BusError(0, why));
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private @Nullable Lid openLid(int pin) {
    Context pi4j = ports.pi4j();
    try {
      var config =
          DigitalInput.newConfigBuilder(pi4j)
              .id("lid")
              .bcm(pin)
              .pull(PullResistance.PULL_UP)
              .debounce(ReedSwitch.DEBOUNCE_MICROS)
              .build();
      return new ReedSwitch(pi4j.create(config), ports.monotonic());
    } catch (Pi4JException | IllegalArgumentException e) {
      Logger.warn(
          "lid: no switch can be read at GPIO {}: {}; the agent runs on and takes deposits by card"
              + " and weight alone (lid = false in [parts], if the bin has no switch)",
          pin,
          e instanceof ProviderNotFoundException
              ? "this version cannot open GPIO lines of a real board yet"
              : reason(e));
      return null;
    }
  }

  @Override
  public void close() {
    ports.close();
  }
}
