package io.lucidbins.mocks.bin;

import io.lucidbins.mocks.parts.Acceleration;
import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.parts.Optics;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One bin and everything physical about it. All methods can be called from any thread, while an
 * agent reads the chips that sense it. Equal seed and equal actions give equal readings.
 */
public final class Bin {
  private static final double ARM_MM = 350;

  private final MonotonicClock clock;
  private final BinShape shape;
  private final Material usual;
  private final RandomGenerator random;
  private final Waste waste;
  private final LoadCells cells;
  private final CopyOnWriteArrayList<Runnable> beforeChange = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<Boolean>> lidListeners = new CopyOnWriteArrayList<>();
  private Air air = Air.MILD;
  private boolean lidOpen;
  private double leaningGrams;
  private double unevenMm;
  private long emptiedGrams;
  private long droppedGrams;

  /**
   * A bin, empty and closed.
   *
   * @param usual what people are meant to put in
   */
  public Bin(MonotonicClock clock, BinShape shape, Material usual, long seed) {
    this(clock, shape, usual, seed, 3.0);
  }

  /**
   * A bin, empty and closed.
   *
   * @param noiseGrams rms noise of a single weighing; 0 shows the mass itself
   */
  public Bin(MonotonicClock clock, BinShape shape, Material usual, long seed, double noiseGrams) {
    this.clock = clock;
    this.shape = shape;
    this.usual = usual;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.waste = new Waste(shape);
    this.cells = new LoadCells(noiseGrams, random);
  }

  public BinShape shape() {
    return shape;
  }

  /** What people are meant to put in. */
  public Material usual() {
    return usual;
  }

  /** Mass of the waste in the bin. */
  public synchronized long massGrams() {
    return waste.grams();
  }

  /** Mass dropped in since the bin was made. */
  public synchronized long droppedGrams() {
    return droppedGrams;
  }

  /** Mass emptied or taken out since the bin was made. */
  public synchronized long emptiedGrams() {
    return emptiedGrams;
  }

  /** True mean height of the waste over the floor. */
  public synchronized double levelMm() {
    return waste.heightMm(clock.nanos());
  }

  /** True level as a share of the depth, 0 to 1. */
  public double fillLevel() {
    return levelMm() / shape.depthMm();
  }

  public synchronized boolean lidOpen() {
    return lidOpen;
  }

  /** Drops waste in, as much as fits; returns the grams that went in. The lid stays as it is. */
  public long drop(Material material, long grams) {
    if (grams < 0) {
      throw new IllegalArgumentException("cannot drop " + grams + " g");
    }
    settleParts();
    synchronized (this) {
      long now = clock.nanos();
      long in = waste.drop(material, grams, now);
      droppedGrams += in;
      cells.load(waste.grams(), now);
      unevenMm = random.nextGaussian() * 10;
      return in;
    }
  }

  /** Takes waste off the top, as much as there is; returns the grams that came out. */
  public long takeOut(long grams) {
    settleParts();
    synchronized (this) {
      long out = waste.takeOut(grams);
      emptiedGrams += out;
      cells.load(waste.grams(), clock.nanos());
      return out;
    }
  }

  /** Takes everything out; returns its grams. */
  public long empty() {
    settleParts();
    synchronized (this) {
      long out = waste.empty();
      emptiedGrams += out;
      unevenMm = 0;
      cells.load(0, clock.nanos());
      return out;
    }
  }

  /** Opens or closes the lid; listeners hear of a change on the calling thread. */
  public void lid(boolean open) {
    settleParts();
    synchronized (this) {
      if (lidOpen == open) {
        return;
      }
      lidOpen = open;
    }
    lidListeners.forEach(listener -> listener.accept(open));
  }

  /** Somebody leans on the bin with a force of {@code grams}, unsteadily; 0 ends it. */
  public void lean(double grams) {
    settleParts();
    synchronized (this) {
      leaningGrams = grams;
    }
  }

  /** The air changes. */
  public void air(Air next) {
    settleParts();
    synchronized (this) {
      air = next;
      cells.follow(next, clock.nanos());
    }
  }

  /** What the load cells feel, errors included, in grams. */
  public synchronized double feltGrams(long nanos) {
    double seconds = nanos / 1e9;
    double sway = 1 + 0.1 * Math.sin(2 * Math.PI * 0.7 * seconds) + 0.05 * random.nextGaussian();
    double wind = lidOpen ? 200 * Math.sin(2 * Math.PI * 0.3 * seconds) * random.nextDouble() : 0;
    return cells.feltGrams(leaningGrams * sway + wind, nanos);
  }

  /** Output of the bridge of load cells: 1 mV/V at 200 kg. */
  public double bridgeMillivoltsPerVolt(long nanos) {
    return feltGrams(nanos) / LoadCells.RATED_GRAMS;
  }

  /** What a range finder in the lid, looking down, faces: the heap, or the sky and an arm. */
  public synchronized Optics optics(long nanos) {
    if (lidOpen) {
      boolean arm = random.nextInt(3) == 0;
      return new Optics(arm ? ARM_MM : Double.POSITIVE_INFINITY, arm ? 0.5 : 0, 0.8);
    }
    double height = waste.heightMm(nanos) + unevenMm;
    double distance = Math.max(5, shape.depthMm() - height);
    return new Optics(distance, waste.surfaceReflectance(), air.sunPercent() / 100.0);
  }

  /** What an ultrasonic sensor beside the range finder hears of one shot. */
  public synchronized Acoustics acoustics(long nanos) {
    double height = waste.heightMm(nanos) + unevenMm;
    double distance = lidOpen ? Double.POSITIVE_INFINITY : shape.depthMm() - height;
    return new Acoustics(Math.max(5, distance), 331.3 + 0.606 * celsius(nanos));
  }

  /** Temperature at the lid, where thermometer and range finder are, C. */
  public synchronized double celsius(long nanos) {
    return air.celsius();
  }

  /** What an accelerometer in the lid feels. */
  public synchronized Acceleration acceleration(long nanos) {
    return Acceleration.AT_REST;
  }

  /** Voltage of the bin's battery (four LiFePO4 cells, 14.6 V at most), mV. */
  public synchronized double batteryMillivolts(long nanos) {
    return 13_400;
  }

  /** Has {@code action} run before each change, so that a chip can finish what it measured. */
  public void beforeChange(Runnable action) {
    beforeChange.add(action);
  }

  /** Tells {@code listener} each time the lid opens (true) or closes (false). */
  public void onLid(Consumer<Boolean> listener) {
    lidListeners.add(listener);
  }

  private void settleParts() {
    beforeChange.forEach(Runnable::run);
  }
}
