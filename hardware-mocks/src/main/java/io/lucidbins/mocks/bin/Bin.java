package io.lucidbins.mocks.bin;

import io.lucidbins.mocks.parts.Acceleration;
import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.parts.Optics;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One bin and everything physical about it. All methods can be called from any thread, while an
 * agent reads the chips that sense it. Equal seed and equal actions give equal readings.
 */
public final class Bin {
  private final MonotonicClock clock;
  private final BinShape shape;
  private final Material usual;
  private final Physics physics;
  private final RandomGenerator random;
  private final Waste waste;
  private final LoadCells cells;
  private final View view;
  private final Lens lens = new Lens();
  private final Pose pose = new Pose();
  private final Warmth warmth = new Warmth();
  private final Battery battery = new Battery();
  private final CopyOnWriteArrayList<Runnable> beforeChange = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<Boolean>> lidListeners = new CopyOnWriteArrayList<>();
  private Air air = Air.MILD;
  private boolean lidOpen;
  private double leaningGrams;
  private double roughMm;
  private long emptiedGrams;
  private long droppedGrams;

  /**
   * A common bin, empty and closed.
   *
   * @param usual what people are meant to put in
   */
  public Bin(MonotonicClock clock, BinShape shape, Material usual, long seed) {
    this(clock, shape, usual, seed, Physics.usual());
  }

  /**
   * A bin, empty and closed.
   *
   * @param usual what people are meant to put in
   * @param physics the numbers it behaves by
   */
  public Bin(MonotonicClock clock, BinShape shape, Material usual, long seed, Physics physics) {
    this.clock = clock;
    this.shape = shape;
    this.usual = usual;
    this.physics = physics;
    this.random = random(seed);
    this.waste = new Waste(shape, physics);
    this.cells = new LoadCells(physics.cells(), random);
    this.view = new View(shape, physics, lens, random, random(~seed));
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
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

  /** True mean height of the waste over the floor, a bag's hollow included. */
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
      roughMm = random.nextGaussian() * physics.heap().roughMm();
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

  /** Takes everything out, and puts a fresh bag in where there are bags; returns its grams. */
  public long empty() {
    settleParts();
    synchronized (this) {
      long out = waste.empty();
      emptiedGrams += out;
      roughMm = 0;
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
    change(() -> leaningGrams = grams);
  }

  /** From now on the zero of the load cells runs away by so much an hour; 0 puts it right. */
  public void cellDrift(double gramsPerHour) {
    change(() -> cells.drift(gramsPerHour, clock.nanos()));
  }

  /** From now on the load cells are so many times as noisy; 1 is as usual. */
  public void cellNoise(double factor) {
    change(() -> cells.noise(factor));
  }

  /** The air changes; what is warm or wet follows in its own time. */
  public void air(Air next) {
    change(() -> {
      air = next;
      cells.follow(next, clock.nanos());
      warmth.follow(next, clock.nanos());
      lens.follow(next, clock.nanos());
    });
  }

  public synchronized Air air() {
    return air;
  }

  /** The sun shines on the lid and through its gaps, 0 to 100 %; the rest of the air stays. */
  public void sun(int percent) {
    Air now = air();
    air(new Air(now.celsius(), now.humidPercent(), percent));
  }

  /**
   * The bin leans to its front; from 60 degrees on it has fallen over and off its load cells.
   *
   * @param degrees 0 (upright) to 180
   */
  public void tilt(double degrees) {
    change(() -> pose.tilt(degrees));
  }

  /** Somebody stands the bin up again. */
  public void upright() {
    tilt(0);
  }

  /** How far the bin leans, degrees. */
  public synchronized double tiltDegrees() {
    return pose.tiltDegrees();
  }

  /** Something hits the bin. */
  public void knock() {
    change(() -> pose.knock(clock.nanos()));
  }

  /** A fire in the bin starts or ends. */
  public void fire(boolean burns) {
    change(() -> warmth.burn(burns, clock.nanos()));
  }

  /** Water condenses on the sensors; it dries in 20 min at 50 % humidity, slower when humid. */
  public void condensation() {
    change(() -> lens.wet(air, clock.nanos()));
  }

  /**
   * Dirt on the window of the range finder, until it is cleaned.
   *
   * @param passing share of light that still passes, 0 to 1 (clean)
   */
  public void dirt(double passing) {
    change(() -> lens.dirt(passing));
  }

  /** The handle of a bag, or a box, hangs this far from the sensors and hides the waste. */
  public void handle(double millimetres) {
    change(() -> lens.handle(millimetres));
  }

  /** Nothing hides the waste any longer. */
  public void noHandle() {
    change(() -> lens.handle(Double.POSITIVE_INFINITY));
  }

  /**
   * Charges the battery.
   *
   * @param percent 0 to 100
   * @param lasts until it is empty; zero if it is kept charged
   */
  public void battery(double percent, Duration lasts) {
    change(() -> battery.charge(percent, lasts, clock.nanos()));
  }

  private void change(Runnable action) {
    settleParts();
    synchronized (this) {
      action.run();
    }
  }

  /** What the load cells feel, errors included, in grams. */
  public synchronized double feltGrams(long nanos) {
    double seconds = nanos / 1e9;
    double sway = 1 + 0.1 * Math.sin(2 * Math.PI * 0.7 * seconds) + 0.05 * random.nextGaussian();
    double wind = lidOpen ? 200 * Math.sin(2 * Math.PI * 0.3 * seconds) * random.nextDouble() : 0;
    double force = leaningGrams * sway + wind + pose.knockGrams(nanos);
    return cells.feltGrams(pose.shareOnCells(), force, nanos);
  }

  /** Output of the bridge of load cells: 1 mV/V at 200 kg. */
  public double bridgeMillivoltsPerVolt(long nanos) {
    return feltGrams(nanos) / LoadCells.RATED_GRAMS;
  }

  /** What a range finder in the lid, looking down, faces: the heap, or the sky and an arm. */
  public synchronized Optics optics(long nanos) {
    return view.optics(surface(nanos), lidOpen, air);
  }

  /** What an ultrasonic sensor beside the range finder hears of one shot. */
  public synchronized Acoustics acoustics(long nanos) {
    return view.acoustics(surface(nanos), lidOpen, warmth.celsius(nanos));
  }

  private View.Surface surface(long nanos) {
    return new View.Surface(waste.volumeM3(nanos), waste.top(), roughMm, pose.tiltDegrees(), nanos);
  }

  /** Temperature at the lid, where thermometer and range finder are, C. */
  public synchronized double celsius(long nanos) {
    return warmth.celsius(nanos);
  }

  /** What an accelerometer in the lid feels. */
  public synchronized Acceleration acceleration(long nanos) {
    return pose.acceleration(nanos);
  }

  /** Voltage of the bin's battery (four LiFePO4 cells, 14.6 V at most), mV. */
  public synchronized double batteryMillivolts(long nanos) {
    return battery.millivolts(nanos);
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
