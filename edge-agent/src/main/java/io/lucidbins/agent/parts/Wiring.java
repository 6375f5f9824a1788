package io.lucidbins.agent.parts;

import com.pi4j.common.Identity;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What parts are made with: buses, lines, ports. What cannot be opened is told as a sentence, and a
 * part that needs it becomes a {@link LatePart}.
 */
final class Wiring {
  private final BoardPorts ports;
  private final Pause pause;
  private final Map<String, BusError> missing = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<String> opening = new ArrayList<>();

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
   * @param late what stands in for it while it cannot be made
   */
  <P> P part(String job, String name, String place, Supplier<P> made, Function<LatePart, P> late) {
    places.put(job, place);
    try {
      return whole(made);
    } catch (Pi4JException | IllegalArgumentException _) {
      return late.apply(new LatePart(name, () -> orWhyNot(place, made), clock()));
    }
  }

  private <P> P orWhyNot(String place, Supplier<P> made) {
    try {
      return whole(made);
    } catch (Pi4JException | IllegalArgumentException e) {
      throw new PartFailure(why(place, e));
    }
  }

  /** All that a part needs, or nothing: what was opened of it is given back. */
  private synchronized <P> P whole(Supplier<P> made) {
    opening.clear();
    try {
      return made.get();
    } catch (Pi4JException | IllegalArgumentException e) {
      opening.forEach(id -> ports.pi4j().shutdown(id));
      throw e;
    }
  }

  /** Makes what nobody measures; empty if that cannot be, which {@link #missing} tells then. */
  <P> Optional<P> fixture(String name, String place, Supplier<P> made) {
    places.put(name, place);
    try {
      return Optional.of(whole(made));
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
    return opened(pi4j.create(I2C.newConfigBuilder(pi4j).id(id).bus(bus).device(address).build()));
  }

  /** Low until it is written, and low again when the board closes. */
  DigitalOutput output(String id, int pin) {
    Context pi4j = ports.pi4j();
    return opened(
        pi4j.create(
            DigitalOutput.newConfigBuilder(pi4j)
                .id(id)
                .bcm(pin)
                .initial(DigitalState.LOW)
                .shutdown(DigitalState.LOW)
                .build()));
  }

  DigitalInput input(String id, int pin, PullResistance pull, long debounceMicros) {
    Context pi4j = ports.pi4j();
    return opened(
        pi4j.create(
            DigitalInput.newConfigBuilder(pi4j)
                .id(id)
                .bcm(pin)
                .pull(pull)
                .debounce(debounceMicros)
                .build()));
  }

  private <T extends Identity> T opened(T io) {
    opening.add(io.id());
    return io;
  }
}
