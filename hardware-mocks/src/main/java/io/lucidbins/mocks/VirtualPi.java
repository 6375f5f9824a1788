package io.lucidbins.mocks;

import com.pi4j.context.Context;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualIio;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.mocks.parts.ButtonModel;
import io.lucidbins.mocks.parts.HcSr04Model;
import io.lucidbins.mocks.parts.Hx711Model;
import io.lucidbins.mocks.parts.LampModel;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Pn532Model;
import io.lucidbins.mocks.parts.Ssd1306Model;
import io.lucidbins.mocks.scenario.Scenario.BinLine;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A Pi with every part of the reference bill of materials at once, mounted on a bin, with its Pi4J
 * context, serial ports, IIO devices, dates and elapsed time all on one {@link VirtualClock}:
 *
 * <ul>
 *   <li>I2C bus 1: VL53L1X 0x29 (XSHUT 26), NAU7802 0x2A (DRDY 22), TMP102 0x48, LIS3DH 0x18 (INT1
 *       27), ADS1115 0x49, SSD1306 0x3C; bit-banged bus 3: PN532 0x24
 *   <li>serial: A02YYUW or MaxBotix at {@link #LEVEL_PORT}, PN532 at {@link #CARDS_PORT}
 *   <li>pins: HC-SR04 or JSN-SR04T at TRIG 20 and ECHO 21, HX711 at SCK 16 and DOUT 12, lid 17,
 *       button 5, LEDs 19 and 6, buzzer 13
 *   <li>IIO: hx711, srf04, vl53l0x
 * </ul>
 *
 * <p>A part that nobody asks costs nothing: models compute what they say when they are asked, and
 * schedule edges only while somebody listens. Closing it shuts the context down and unplugs nothing
 * else: the clock belongs to the caller.
 */
public final class VirtualPi implements BoardPorts {
  /** BCM number of the reed switch. */
  public static final int LID_PIN = 17;

  /** BCM numbers of the other pins that something is wired to. */
  public static final int BUTTON_PIN = 5;

  public static final int RED_LED_PIN = 6;
  public static final int DOUT_PIN = 12;
  public static final int BUZZER_PIN = 13;
  public static final int SCK_PIN = 16;
  public static final int GREEN_LED_PIN = 19;
  public static final int TRIGGER_PIN = 20;
  public static final int ECHO_PIN = 21;
  public static final int DRDY_PIN = 22;
  public static final int XSHUT_PIN = 26;
  public static final int TILT_PIN = 27;

  /** Where a UART range finder is. */
  public static final String LEVEL_PORT = "/dev/serial0";

  /** Where a UART card reader is. */
  public static final String CARDS_PORT = "/dev/ttyAMA1";

  private final Bin bin;
  private final Harness wires;
  private final Fittings fittings;
  private final VirtualDigitalInputProvider inputs;
  private final VirtualCards cards;
  private final Visitors visitors;
  private final Faults faults;
  private final Context context;
  private @Nullable VirtualClock owned;

  /**
   * What differs from the reference wiring.
   *
   * @param slot no lid, and no switch for one
   * @param maxBotix a MaxBotix at the serial port in place of the A02YYUW
   * @param jsn a JSN-SR04T at TRIG and ECHO in place of the HC-SR04
   */
  public record Options(boolean slot, boolean maxBotix, boolean jsn) {
    /** The reference wiring. */
    public static final Options REFERENCE = new Options(false, false, false);

    public Options withSlot() {
      return new Options(true, maxBotix, jsn);
    }

    public Options withMaxBotix() {
      return new Options(slot, true, jsn);
    }

    public Options withJsn() {
      return new Options(slot, maxBotix, true);
    }
  }

  private VirtualPi(VirtualClock clock, Bin bin, long seed, Options options) {
    RandomGenerator shared = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.bin = bin;
    this.wires = new Harness(clock, seed, !options.slot());
    this.fittings = new Fittings(wires, bin, shared, options);
    this.inputs = new VirtualDigitalInputProvider(wires.lines);
    this.cards = new VirtualCards(fittings.cards, fittings.button);
    this.visitors = new Visitors(clock, bin, cards, shared);
    this.faults = new Faults(wires, fittings, bin);
    this.context = wires.open(inputs);
  }

  /**
   * A Pi with all its parts.
   *
   * @param seed of what differs from Pi to Pi and of noise
   */
  public static VirtualPi on(VirtualClock clock, Bin bin, long seed) {
    return with(Options.REFERENCE, clock, bin, seed);
  }

  /** A Pi on a bin with a slot: no lid, and no switch for one. */
  public static VirtualPi onSlot(VirtualClock clock, Bin bin, long seed) {
    return with(Options.REFERENCE.withSlot(), clock, bin, seed);
  }

  /** A Pi wired otherwise than the reference. */
  public static VirtualPi with(Options options, VirtualClock clock, Bin bin, long seed) {
    return new VirtualPi(clock, bin, seed, options);
  }

  /** The Pi and the bin of a scenario's bin line. */
  public static VirtualPi of(BinLine line, VirtualClock clock) {
    Bin bin = new Bin(clock, line.shape(), line.material(), line.seed(), line.physics());
    return line.slot() ? onSlot(clock, bin, line.seed()) : on(clock, bin, line.seed());
  }

  /** Closes {@code alsoClosed} with this Pi. */
  VirtualPi closing(VirtualClock alsoClosed) {
    owned = alsoClosed;
    return this;
  }

  public Bin bin() {
    return bin;
  }

  /** People and crews at this bin. */
  public Visitors visitors() {
    return visitors;
  }

  /** The fault panel. */
  public Faults faults() {
    return faults;
  }

  /** I2C bus 1, where all parts but the card reader are. */
  public I2cBus i2c() {
    return wires.i2c;
  }

  /** I2C bus 3, bit-banged, where a card reader is that stretches the clock. */
  public I2cBus cardBus() {
    return wires.cardBus;
  }

  /**
   * The line of a pin.
   *
   * @throws IllegalArgumentException if nothing is wired to it
   */
  public GpioLine line(int bcm) {
    return wires.line(bcm);
  }

  /** The serial line behind a path. */
  public VirtualSerial serial(String path) {
    return wires.serials.line(path);
  }

  /**
   * A part by its name, such as "tmp102".
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public Part part(String name) {
    Part part = fittings.parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException(
          "there is no part \"" + name + "\", only " + fittings.parts.keySet());
    }
    return part;
  }

  /** Names of all parts. */
  public Set<String> partNames() {
    return Collections.unmodifiableSet(fittings.parts.keySet());
  }

  /** The supply of all parts dips; the Pi itself runs on. */
  public void brownOut() {
    fittings.parts.values().forEach(Part::reset);
  }

  /** The sensor at TRIG and ECHO, for the echoes that only it can get wrong. */
  public HcSr04Model echo() {
    return fittings.echo;
  }

  /** The converter at SCK and DOUT. */
  public Hx711Model hx711() {
    return fittings.hx711;
  }

  /** The push button. */
  public ButtonModel button() {
    return fittings.button;
  }

  /** What is in front of the card readers; visitors hold their cards there. */
  public CardField cardField() {
    return fittings.cards;
  }

  /** The card reader at the second serial port. */
  public Pn532Model uartReader() {
    return fittings.uartReader;
  }

  /** The card reader on I2C bus 3. */
  public Pn532Model i2cReader() {
    return fittings.i2cReader;
  }

  /** The display. */
  public Ssd1306Model display() {
    return fittings.display;
  }

  public LampModel greenLed() {
    return fittings.greenLed;
  }

  public LampModel redLed() {
    return fittings.redLed;
  }

  public LampModel buzzer() {
    return fittings.buzzer;
  }

  /** From now on inputs give Pi4J's own events, without stamp and number, or no longer so. */
  public void plainEvents(boolean plain) {
    inputs.plainEvents(plain);
  }

  /** BCM numbers of the inputs that somebody listens to. */
  public List<Integer> watchedPins() {
    return wires.lines.values().stream().filter(GpioLine::isWatched).map(GpioLine::bcm).toList();
  }

  /** What happened on the wires: the newest 50 entries, oldest first. */
  public List<String> newestTransactions() {
    return wires.journal.newest();
  }

  public VirtualClock clock() {
    return wires.clock;
  }

  @Override
  public Context pi4j() {
    return context;
  }

  @Override
  public InstantSource wallClock() {
    return faults.dates(wires.clock.wall());
  }

  @Override
  public MonotonicClock monotonic() {
    return wires.clock;
  }

  @Override
  public VirtualSerialPorts serialPorts() {
    return wires.serials;
  }

  @Override
  public VirtualIio iioDevices() {
    return wires.iio;
  }

  @Override
  public CardSource cards() {
    return cards;
  }

  @Override
  public void close() {
    if (!context.isShutdown()) {
      context.shutdown();
    }
    if (owned != null) {
      owned.close();
    }
  }
}
