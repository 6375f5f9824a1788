package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bus.GpioFault;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.IioFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.SerialFault;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.Reach;
import io.lucidbins.mocks.fault.VirtualPart;
import io.lucidbins.mocks.parts.HcSr04Model;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Pn532Model;
import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Where on a virtual Pi each fault gets at its part. */
final class FaultWires {
  private static final Duration GLITCH = Duration.ofNanos(20_000);

  private final Harness wires;
  private final Fittings fittings;
  private final Bin bin;
  private final Set<Occurrence> tears = new HashSet<>();

  FaultWires(Harness wires, Fittings fittings, Bin bin) {
    this.wires = wires;
    this.fittings = fittings;
    this.bin = bin;
  }

  /** Has a fault strike each chance that {@code when} says, wherever it gets at its part. */
  void strike(Fault fault, Occurrence when, RandomGenerator random) {
    for (Reach reach : fault.kind().reaches(fault.part())) {
      switch (reach) {
        case I2C -> bus(fault.part()).fault(address(fault.part()), i2cFault(fault, random), when);
        case BUS -> bus(fault.part()).holdSdaLow(when);
        case EDGES -> edges(fault.part()).fault(edgeFault(fault), when);
        case WRITES -> {
          var stall = new GpioFault.Stall(Duration.ofNanos(fault.number() * 1_000L));
          wires.line(writtenPin(fault.part())).fault(stall, when);
        }
        case SERIAL -> wires.serials.line(serialPath(fault.part())).fault(serialFault(fault), when);
        case KERNEL -> wires.iio.fault(driver(fault.part()), kernelFault(fault), when);
        case ECHO -> echo(fault, when);
        case CARD -> tear(fault, when);
        case READER -> reader(fault.part()).errorFrames(when);
        case CHIP, PLUG, IDENTITY, CELLS, DATES -> {} // no chances there: see begin and happen
      }
    }
  }

  private void echo(Fault fault, Occurrence when) {
    if (model(fault.part()) instanceof HcSr04Model sonar) {
      switch (fault.kind()) {
        case DOUBLE_ECHO -> sonar.doubleEcho(when);
        case CROSSTALK -> sonar.crosstalk(when);
        default -> throw unreachable(fault.kind());
      }
    }
  }

  private void tear(Fault fault, Occurrence when) {
    if (tears.add(when)) {
      Duration held = Duration.ofMillis(fault.number());
      fittings.cards.onPresent(() -> tearAfter(held, when));
    }
  }

  private void tearAfter(Duration held, Occurrence when) {
    if (when.strikes(wires.clock.nanos())) {
      wires.clock.in(held, fittings.cards::clear);
    }
  }

  private Pn532Model reader(VirtualPart part) {
    if (model(part) instanceof Pn532Model reader) {
      return reader;
    }
    throw new IllegalStateException(part.word() + " is no card reader");
  }

  private static I2cFault i2cFault(Fault fault, RandomGenerator random) {
    return switch (fault.kind()) {
      case NACK -> new I2cFault.NackAddress();
      case NACK_BYTE -> new I2cFault.NackByte(fault.number());
      case STRETCH -> new I2cFault.Stretch(Duration.ofMillis(fault.number()));
      case BIT_FLIP -> new I2cFault.BitFlip(fault.number(), 1 << random.nextInt(8));
      case SHORT_READ -> new I2cFault.ShortRead(fault.number());
      default -> new I2cFault.Fails(errno(fault.kind()));
    };
  }

  private static GpioFault edgeFault(Fault fault) {
    return switch (fault.kind()) {
      case LOST_EDGE -> new GpioFault.LostEdge();
      case EXTRA_EDGE -> new GpioFault.ExtraEdges(micros(fault), GLITCH);
      case LATE_EDGE -> new GpioFault.LateDelivery(micros(fault));
      case DOUBLE_DISPATCH -> new GpioFault.DoubleDispatch();
      default -> throw unreachable(fault.kind());
    };
  }

  private static SerialFault serialFault(Fault fault) {
    return switch (fault.kind()) {
      case NOISE -> new SerialFault.Noise();
      case OVERRUN -> new SerialFault.Overrun();
      case CUT -> new SerialFault.Cut(fault.number());
      case UNPLUGGED -> new SerialFault.Unplugged();
      default -> new SerialFault.CannotOpen(errno(fault.kind()));
    };
  }

  private static IioFault kernelFault(Fault fault) {
    return switch (fault.kind()) {
      case IIO_MISSING -> new IioFault.Missing();
      case IIO_GARBAGE -> new IioFault.Garbage();
      default -> new IioFault.Fails(errno(fault.kind()));
    };
  }

  private static int errno(FaultKind kind) {
    return switch (kind) {
      case EREMOTEIO -> Errno.EREMOTEIO;
      case ETIMEDOUT -> Errno.ETIMEDOUT;
      case EAGAIN -> Errno.EAGAIN;
      case EBUSY -> Errno.EBUSY;
      case EACCES -> Errno.EACCES;
      case EMFILE -> Errno.EMFILE;
      default -> throw unreachable(kind);
    };
  }

  private static Duration micros(Fault fault) {
    return Duration.ofNanos(fault.number() * 1_000L);
  }

  private static IllegalStateException unreachable(FaultKind kind) {
    return new IllegalStateException("\"" + kind.word() + "\" does not get here");
  }

  /** A fault that lasts begins. */
  void begin(Fault fault) {
    switch (fault.kind()) {
      case STUCK -> model(fault.part()).stick(true);
      case ABSENT -> model(fault.part()).unplug(true);
      case SLOW_CLOCK -> model(fault.part()).slowClock(fault.number() / 100.0);
      case HANG -> reader(fault.part()).hang(true);
      case DRIFT -> bin.cellDrift(fault.number());
      case NOISE -> bin.cellNoise(10);
      default -> throw unreachable(fault.kind());
    }
  }

  /** A fault that lasted ends. */
  void end(VirtualPart part, FaultKind kind) {
    switch (kind) {
      case STUCK -> model(part).stick(false);
      case ABSENT -> model(part).unplug(false);
      case SLOW_CLOCK -> model(part).slowClock(1);
      case HANG -> reader(part).hang(false);
      case DRIFT -> bin.cellDrift(0);
      case NOISE -> bin.cellNoise(1);
      default -> throw unreachable(kind);
    }
  }

  /** The model of a part. */
  Part model(VirtualPart part) {
    Part model = fittings.parts.get(part.word());
    if (model == null) {
      throw new IllegalArgumentException(
          "this virtual Pi has no "
              + part.word()
              + ", only "
              + fittings.parts.keySet().stream().sorted().toList());
    }
    return model;
  }

  private I2cBus bus(VirtualPart part) {
    boolean second = part == VirtualPart.PN532_I2C || part == VirtualPart.I2C_3;
    return second ? wires.cardBus : wires.i2c;
  }

  /** Addresses of the bill of materials. */
  static int address(VirtualPart part) {
    return switch (part) {
      case VL53L1X -> 0x29;
      case NAU7802 -> 0x2A;
      case TMP102 -> 0x48;
      case LIS3DH -> 0x18;
      case ADS1115 -> 0x49;
      case SSD1306 -> 0x3C;
      case PN532_I2C -> 0x24;
      default -> throw new IllegalArgumentException(part.word() + " is on no I2C bus");
    };
  }

  private GpioLine edges(VirtualPart part) {
    return wires.line(
        switch (part) {
          case NAU7802 -> VirtualPi.DRDY_PIN;
          case LIS3DH -> VirtualPi.TILT_PIN;
          case HC_SR04, JSN_SR04T -> VirtualPi.ECHO_PIN;
          case HX711 -> VirtualPi.DOUT_PIN;
          case LID -> VirtualPi.LID_PIN;
          case BUTTON -> VirtualPi.BUTTON_PIN;
          default -> throw new IllegalArgumentException(part.word() + " drives no line");
        });
  }

  private static int writtenPin(VirtualPart part) {
    return switch (part) {
      case HC_SR04, JSN_SR04T -> VirtualPi.TRIGGER_PIN;
      case HX711 -> VirtualPi.SCK_PIN;
      case LED_GREEN -> VirtualPi.GREEN_LED_PIN;
      case LED_RED -> VirtualPi.RED_LED_PIN;
      case BUZZER -> VirtualPi.BUZZER_PIN;
      default -> throw new IllegalArgumentException(part.word() + " has no line to write");
    };
  }

  private static String serialPath(VirtualPart part) {
    return part == VirtualPart.PN532_UART ? VirtualPi.CARDS_PORT : VirtualPi.LEVEL_PORT;
  }

  private static String driver(VirtualPart part) {
    return part.word().substring(0, part.word().lastIndexOf("-iio"));
  }
}
