package io.lucidbins.agent.parts;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What parts are made with: buses, lines, ports. What cannot be opened is told as a sentence, and a
 * part that needs it becomes an {@link AbsentPart}.
 */
final class Wiring {
  private final BoardPorts ports;
  private final Pause pause;
  private final Map<String, BusError> missing = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  Wiring(BoardPorts ports) {
    this.ports = ports;
    this.pause = new Pause(ports.monotonic());
  }

  Pause pause() {
    return pause;
  }

  MonotonicClock clock() {
    return ports.monotonic();
  }

  SerialPorts serialPorts() {
    return ports.serialPorts();
  }

  IioDevices iioDevices() {
    return ports.iioDevices();
  }

  /**
   * Makes a part.
   *
   * @param job what it is for, such as "level"
   * @param name of the part
   * @param place where it is, for people
   * @param absent what stands in for it if it cannot be made
   */
  <P> P part(
      String job, String name, String place, Supplier<P> made, Function<AbsentPart, P> absent) {
    places.put(job, place);
    try {
      return made.get();
    } catch (Pi4JException | IllegalArgumentException e) {
      return absent.apply(new AbsentPart(name, why(place, e)));
    }
  }

  /** Makes what nobody measures; empty if that cannot be, which {@link #missing} tells then. */
  <P> Optional<P> fixture(String name, String place, Supplier<P> made) {
    places.put(name, place);
    try {
      return Optional.of(made.get());
    } catch (Pi4JException | IllegalArgumentException e) {
      missing.put(name, why(place, e));
      return Optional.empty();
    }
  }

  private static BusError why(String place, RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    int errno = Errno.of(e).orElse(0);
    String sentence = place + " cannot be opened (" + said + ")";
    return new BusError(0, sentence + Advice.onOpening(errno, said));
  }

  /** Fixtures that could not be opened, by name, and why. */
  Map<String, BusError> missing() {
    return missing;
  }

  /** Where each part is that was asked for, by its job. */
  Map<String, String> places() {
    return places;
  }

  I2C i2c(String id, int bus, int address) {
    Context pi4j = ports.pi4j();
    return pi4j.create(I2C.newConfigBuilder(pi4j).id(id).bus(bus).device(address).build());
  }

  /** Low until it is written, and low again when the board closes. */
  DigitalOutput output(String id, int pin) {
    Context pi4j = ports.pi4j();
    return pi4j.create(
        DigitalOutput.newConfigBuilder(pi4j)
            .id(id)
            .bcm(pin)
            .initial(DigitalState.LOW)
            .shutdown(DigitalState.LOW)
            .build());
  }

  DigitalInput input(String id, int pin, PullResistance pull, long debounceMicros) {
    Context pi4j = ports.pi4j();
    return pi4j.create(
        DigitalInput.newConfigBuilder(pi4j)
            .id(id)
            .bcm(pin)
            .pull(pull)
            .debounce(debounceMicros)
            .build());
  }
}
