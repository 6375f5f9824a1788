package io.lucidbins.mocks;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualI2cProvider;
import io.lucidbins.mocks.parts.Nau7802Model;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Vl53l1xModel;
import io.lucidbins.mocks.scenario.Scenario.BinLine;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.time.InstantSource;
import java.util.Map;
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

  private final VirtualClock clock;
  private final Bin bin;
  private final I2cBus i2c;
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
    this.i2c = new I2cBus(1, clock);
    var level = new Vl53l1xModel(clock, bin::optics, random);
    var weight = new Nau7802Model(clock, bin::bridgeMillivoltsPerVolt, random);
    this.parts = Map.of("vl53l1x", level, "nau7802", weight);
    i2c.attach(Vl53l1xModel.ADDRESS, level.part());
    i2c.attach(Nau7802Model.ADDRESS, weight.part());
    parts.values().forEach(part -> bin.beforeChange(part::settle));
    this.visitors = new Visitors(clock, bin, cards, random);
    this.faults = new Faults(clock, i2c, parts);
    this.context = open(i2c, lidSwitch ? Map.of(LID_PIN, lidLine(bin)) : Map.of());
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

  private static GpioLine lidLine(Bin bin) {
    GpioLine line = new GpioLine(DigitalState.LOW);
    bin.onLid(open -> line.set(open ? DigitalState.HIGH : DigitalState.LOW));
    return line;
  }

  private static Context open(I2cBus i2c, Map<Integer, GpioLine> lines) {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new VirtualI2cProvider(Map.of(i2c.number(), i2c)))
        .add(new VirtualDigitalInputProvider(lines))
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

  /** I2C bus 1, for its newest transfers. */
  public I2cBus i2c() {
    return i2c;
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
  public SerialPorts serialPorts() {
    return (path, _) -> {
      throw new KernelException(Errno.ENODEV, path);
    };
  }

  @Override
  public IioDevices iioDevices() {
    return IioDevices.none();
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
