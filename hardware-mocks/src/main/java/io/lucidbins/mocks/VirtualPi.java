package io.lucidbins.mocks;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.Journal;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualDigitalOutputProvider;
import io.lucidbins.mocks.bus.VirtualI2cProvider;
import io.lucidbins.mocks.bus.VirtualIio;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.parts.Nau7802Model;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Vl53l1xModel;
import io.lucidbins.mocks.scenario.Scenario.BinLine;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A Pi wired as in the reference bill of materials, mounted on a bin: VL53L1X (0x29) and NAU7802
 * (0x2A) on I2C bus 1, the reed switch of the lid on GPIO 17 (low = closed), a card reader. Its
 * Pi4J context, its dates and its elapsed time all live on one {@link VirtualClock}.
 *
 * <p>Closing it shuts the context down and unplugs nothing else: the clock belongs to the caller.
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

  private static final int[] PULLED_UP = {BUTTON_PIN, DOUT_PIN, DRDY_PIN, XSHUT_PIN};
  private static final int[] PULLED_DOWN = {
    RED_LED_PIN, BUZZER_PIN, SCK_PIN, GREEN_LED_PIN, TRIGGER_PIN, ECHO_PIN, TILT_PIN
  };

  private final VirtualClock clock;
  private final Bin bin;
  private final Journal journal = new Journal();
  private final I2cBus i2c;
  private final I2cBus cardBus;
  private final Map<Integer, GpioLine> lines = new TreeMap<>();
  private final VirtualDigitalInputProvider inputs;
  private final VirtualSerialPorts serials;
  private final VirtualIio iio;
  private final Map<String, Part> parts;
  private final VirtualCards cards = new VirtualCards();
  private final Visitors visitors;
  private final Faults faults;
  private final Context context;
  private @Nullable VirtualClock owned;

  private VirtualPi(VirtualClock clock, Bin bin, long seed, boolean lidSwitch) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.clock = clock;
    this.bin = bin;
    this.i2c = new I2cBus(1, clock, journal);
    this.cardBus = new I2cBus(3, clock, journal);
    this.iio = new VirtualIio(clock, journal);
    this.serials =
        new VirtualSerialPorts(
            new VirtualSerial(LEVEL_PORT, clock, own(seed, LEVEL_PORT), journal),
            new VirtualSerial(CARDS_PORT, clock, own(seed, CARDS_PORT), journal));
    wireLines(lidSwitch);
    this.inputs = new VirtualDigitalInputProvider(lines);
    var level = new Vl53l1xModel(clock, bin::optics, random);
    var weight = new Nau7802Model(clock, bin::bridgeMillivoltsPerVolt, random);
    this.parts = Map.of("vl53l1x", level, "nau7802", weight);
    i2c.attach(Vl53l1xModel.ADDRESS, level.part());
    i2c.attach(Nau7802Model.ADDRESS, weight.part());
    parts.values().forEach(part -> bin.beforeChange(part::settle));
    this.visitors = new Visitors(clock, bin, cards, random);
    this.faults = new Faults(clock, i2c, parts);
    this.context = open();
  }

  /** Randomness of one part alone, so that asking one does not change what another says. */
  private static RandomGenerator own(long seed, String part) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + part.hashCode());
  }

  private void wireLines(boolean lidSwitch) {
    for (int bcm : PULLED_UP) {
      lines.put(bcm, new GpioLine(bcm, DigitalState.HIGH, clock, journal));
    }
    for (int bcm : PULLED_DOWN) {
      lines.put(bcm, new GpioLine(bcm, DigitalState.LOW, clock, journal));
    }
    if (lidSwitch) {
      var lid = new GpioLine(LID_PIN, DigitalState.LOW, clock, journal);
      bin.onLid(open -> lid.set(open ? DigitalState.HIGH : DigitalState.LOW));
      lines.put(LID_PIN, lid);
    }
  }

  /**
   * A Pi with all its parts.
   *
   * @param seed of what differs from Pi to Pi and of noise
   */
  public static VirtualPi on(VirtualClock clock, Bin bin, long seed) {
    return new VirtualPi(clock, bin, seed, true);
  }

  /** A Pi on a bin with a slot: no lid, and no switch for one. */
  public static VirtualPi onSlot(VirtualClock clock, Bin bin, long seed) {
    return new VirtualPi(clock, bin, seed, false);
  }

  /** The Pi and the bin of a scenario's bin line. */
  public static VirtualPi of(BinLine line, VirtualClock clock) {
    Bin bin = new Bin(clock, line.shape(), line.material(), line.seed());
    return line.slot() ? onSlot(clock, bin, line.seed()) : on(clock, bin, line.seed());
  }

  /** Closes {@code alsoClosed} with this Pi. */
  VirtualPi closing(VirtualClock alsoClosed) {
    owned = alsoClosed;
    return this;
  }

  private Context open() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new VirtualI2cProvider(Map.of(i2c.number(), i2c, cardBus.number(), cardBus)))
        .add(inputs)
        .add(new VirtualDigitalOutputProvider(lines))
        .build();
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
    return i2c;
  }

  /** I2C bus 3, bit-banged, where a card reader is that stretches the clock. */
  public I2cBus cardBus() {
    return cardBus;
  }

  /**
   * The line of a pin.
   *
   * @throws IllegalArgumentException if nothing is wired to it
   */
  public GpioLine line(int bcm) {
    GpioLine line = lines.get(bcm);
    if (line == null) {
      throw new IllegalArgumentException(
          "nothing is wired to GPIO " + bcm + ", only to " + lines.keySet());
    }
    return line;
  }

  /** From now on inputs give Pi4J's own events, without stamp and number, or no longer so. */
  public void plainEvents(boolean plain) {
    inputs.plainEvents(plain);
  }

  /** What happened on the wires: the newest 50 entries, oldest first. */
  public List<String> newestTransactions() {
    return journal.newest();
  }

  public VirtualClock clock() {
    return clock;
  }

  @Override
  public Context pi4j() {
    return context;
  }

  @Override
  public InstantSource wallClock() {
    return clock.wall();
  }

  @Override
  public MonotonicClock monotonic() {
    return clock;
  }

  @Override
  public VirtualSerialPorts serialPorts() {
    return serials;
  }

  @Override
  public VirtualIio iioDevices() {
    return iio;
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
