package io.lucidbins.agent.parts;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPort;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What answers on a board: every address of its I2C buses, its serial ports, the drivers that the
 * kernel has bound, its GPIO chips. It reads one byte at each address, as {@code i2cdetect -r}
 * does, and talks to serial ports with the drivers of the parts that may be there.
 */
public final class Probe {
  private static final int LAST_BUS = 31;
  private static final int FIRST_ADDRESS = 0x08;
  private static final int LAST_ADDRESS = 0x77;

  /** So many addresses in a row that fail otherwise than by silence: the bus itself is ill. */
  private static final int MOST_ERRORS = 3;

  private static final Map<Integer, String> KNOWN =
      Map.of(
          0x18, "LIS3DH (tilt)",
          0x19, "LIS3DH with SA0 high (the agent expects 0x18)",
          0x24, "PN532 (cards)",
          0x29, "VL53L1X (level)",
          0x2A, "NAU7802 (weight)",
          0x3C, "SSD1306 (display)",
          0x48, "TMP102 (temperature)",
          0x49, "ADS1115 (battery)");

  private static final List<String> SERIAL =
      List.of(
          "/dev/serial0",
          "/dev/serial1",
          "/dev/ttyAMA0",
          "/dev/ttyAMA1",
          "/dev/ttyAMA2",
          "/dev/ttyAMA3",
          "/dev/ttyAMA4",
          "/dev/ttyAMA5",
          "/dev/ttyS0",
          "/dev/ttyUSB0");

  private static final Map<String, String> DRIVERS =
      Map.of("hx711", "in_voltage0", "srf04", "in_distance", "vl53l0x", "in_distance");

  private final BoardPorts ports;
  private final Pause pause;

  Probe(BoardPorts ports) {
    this.ports = ports;
    this.pause = new Pause(ports.monotonic());
  }

  /**
   * Something that is there.
   *
   * @param place such as "I2C bus 1, 0x2A"
   * @param what who answers there, or why nobody can be asked
   */
  public record Found(String place, String what) {}

  List<Found> all() {
    List<Found> found = new ArrayList<>();
    for (int bus = 0; bus <= LAST_BUS; bus++) {
      found.addAll(i2c(bus));
    }
    SERIAL.forEach(path -> serial(path).ifPresent(found::add));
    new TreeSet<>(DRIVERS.keySet()).forEach(name -> driver(name).ifPresent(found::add));
    found.addAll(gpioChips());
    return found;
  }

  private List<Found> i2c(int bus) {
    List<Found> found = new ArrayList<>();
    int errors = 0;
    for (int address = FIRST_ADDRESS; address <= LAST_ADDRESS && errors < MOST_ERRORS; address++) {
      String place = "I2C bus %d, 0x%02X".formatted(bus, address);
      try {
        ask(bus, address);
        errors = 0;
        found.add(
            new Found(place, KNOWN.getOrDefault(address, "a chip that the agent does not know")));
      } catch (IllegalArgumentException _) {
        return found; // no such bus on this board
      } catch (Pi4JException e) {
        int errno = Errno.of(e).orElse(0);
        if (errno == Errno.ENOENT || errno == Errno.ENODEV) {
          return found;
        }
        if (!Errno.isNack(errno)) {
          errors++;
          found.add(new Found(place, said(e)));
        }
      }
    }
    if (found.isEmpty()) {
      found.add(new Found("I2C bus " + bus, "nothing answers"));
    }
    return found;
  }

  private void ask(int bus, int address) {
    Context pi4j = ports.pi4j();
    String id = "probe-" + bus + "-" + address;
    I2C device = pi4j.create(I2C.newConfigBuilder(pi4j).id(id).bus(bus).device(address).build());
    try {
      byte[] one = new byte[1];
      device.read(one, 0, 1);
    } finally {
      pi4j.shutdown(id);
    }
  }

  private static String said(Pi4JException e) {
    int errno = Errno.of(e).orElse(0);
    String words = Errno.describe(errno);
    String advice = Advice.onOpening(errno, String.valueOf(e.getMessage()));
    return words + advice;
  }

  /** Asks as each part would that may be there; an absent port is nothing worth a line. */
  private Optional<Found> serial(String path) {
    var once = new OneAtATime(ports.serialPorts());
    try {
      once.open(path, 9600);
      once.letGo();
      return Optional.of(new Found(path, talks(path, once)));
    } catch (KernelException e) {
      return e.errno() == Errno.ENOENT || e.errno() == Errno.ENODEV
          ? Optional.empty()
          : Optional.of(
              new Found(
                  path,
                  Errno.describe(e.errno())
                      + Advice.onOpening(e.errno(), String.valueOf(e.getMessage()))));
    }
  }

  private String talks(String path, OneAtATime once) {
    Measured<Integer> level = new A02yyuw(once, path, pause, UltrasonicAir.unknown()).measureMm();
    once.letGo();
    if (answered(level)) {
      return "A02YYUW (level), " + words(level);
    }
    if (!(level instanceof Failed<Integer>(NotReady _))) {
      Measured<Integer> other = new MaxBotix(once, path, pause).measureMm();
      once.letGo();
      return answered(other)
          ? "MaxBotix (level), " + words(other)
          : "something talks that no part of the agent would say at 9600 baud";
    }
    var reader = new Pn532(new Pn532Hsu(once, path, pause), pause);
    boolean isReader = reader.look() instanceof Reading<Optional<Card>>;
    if (isReader) {
      reader.sleep();
    }
    once.letGo();
    return isReader ? "PN532 (cards)" : "open, but nothing talks";
  }

  private static boolean answered(Measured<Integer> measured) {
    return measured instanceof Reading<Integer>
        || measured instanceof Failed<Integer>(OutOfRange _)
        || measured instanceof Failed<Integer>(Failure.NoEcho _);
  }

  private static String words(Measured<Integer> measured) {
    return switch (measured) {
      case Reading<Integer> reading -> reading.value() + " mm";
      case Failed<Integer>(Failure why) -> why.describe();
    };
  }

  /** Ports that are closed again before the next part is tried on them. */
  private static final class OneAtATime implements SerialPorts {
    private final SerialPorts ports;
    private final List<SerialPort> open = new ArrayList<>();

    OneAtATime(SerialPorts ports) {
      this.ports = ports;
    }

    @Override
    public SerialPort open(String path, int baud) throws KernelException {
      SerialPort port = ports.open(path, baud);
      open.add(port);
      return port;
    }

    void letGo() {
      open.forEach(SerialPort::close);
      open.clear();
    }
  }

  private Optional<Found> driver(String name) {
    Optional<IioDevice> device = ports.iioDevices().find(name);
    if (device.isEmpty()) {
      return Optional.empty();
    }
    String place = "kernel driver " + name;
    try {
      long raw = device.get().raw(String.valueOf(DRIVERS.get(name)));
      return Optional.of(new Found(place, "bound, says " + raw));
    } catch (KernelException e) {
      BusError why = new BusError(e.errno(), "reading it");
      return Optional.of(new Found(place, "bound, but " + why.describe()));
    }
  }

  /** Chips of this machine; a virtual Pi shows none. */
  private static List<Found> gpioChips() {
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> chips = Files.newDirectoryStream(Path.of("/dev"), "gpiochip*")) {
      for (Path chip : chips) {
        found.add(
            new Found(
                chip.toString(),
                Files.isReadable(chip) && Files.isWritable(chip)
                    ? "GPIO lines, ours to use"
                    : Errno.describe(Errno.EACCES)
                        + Advice.onOpening(Errno.EACCES, chip.toString())));
      }
    } catch (IOException e) {
      found.add(new Found("/dev", "cannot be listed: " + e.getMessage()));
    }
    return found;
  }
}
