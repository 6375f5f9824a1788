package io.lucidbins.mocks.bin;

import java.util.random.RandomGenerator;

/**
 * Four load cells under a bin, one at each corner, wired to one bridge. Each has a gain and a drift
 * of its own, so a load off the centre reads a little wrong; all creep and follow the air slowly,
 * being steel. The bridge is balanced with the empty bin on it. Not safe for threads: its bin
 * guards it.
 */
final class LoadCells {
  /** Together; 1 mV/V at this load. */
  static final double RATED_GRAMS = 200_000;

  private static final int CELLS = 4;
  private static final double CREEP_NANOS = 10 * 60e9; // 95 % after 30 min
  private static final double WARMING_NANOS = 20 * 60e9;

  private final Physics.Cells errors;
  private final RandomGenerator random;
  private final double[] gains = new double[CELLS];
  private final double[] loadGrams = new double[CELLS];
  private final Follower creepGrams = new Follower(CREEP_NANOS, 0);
  private final Follower celsius = new Follower(WARMING_NANOS, Air.REFERENCE_CELSIUS);
  private double totalGrams;
  private double noiseFactor = 1;
  private double driftPerNano;
  private long driftsSince;

  LoadCells(Physics.Cells errors, RandomGenerator random) {
    this.errors = errors;
    this.random = random;
    double mean = 0;
    for (int i = 0; i < CELLS; i++) {
      gains[i] = random.nextDouble(-1, 1);
      mean += gains[i] / CELLS;
    }
    for (int i = 0; i < CELLS; i++) {
      gains[i] = 1 + (gains[i] - mean) * errors.offCentre() / 2; // matched to 1 in the middle
    }
  }

  /** The mass on the cells changes; what came or went lies anywhere on the floor. */
  void load(long grams, long nowNanos) {
    double change = (double) grams - totalGrams;
    double right = random.nextDouble();
    double front = random.nextDouble();
    double[] shares = {
      (1 - right) * (1 - front), right * (1 - front), (1 - right) * front, right * front
    };
    for (int i = 0; i < CELLS; i++) {
      loadGrams[i] = grams == 0 ? 0 : loadGrams[i] + change * shares[i];
    }
    totalGrams = (double) grams;
    creepGrams.aim(totalGrams * errors.creep(), nowNanos);
  }

  void drift(double gramsPerHour, long nowNanos) {
    driftPerNano = gramsPerHour / 3_600e9;
    driftsSince = nowNanos;
  }

  void noise(double factor) {
    noiseFactor = factor;
  }

  void follow(Air air, long nowNanos) {
    celsius.aim(air.celsius(), nowNanos);
  }

  /**
   * What the cells feel with their errors, in grams.
   *
   * @param share of the load that rests on them, 0 to 1
   * @param force that comes on top of the load
   */
  double feltGrams(double share, double force, long nowNanos) {
    double kelvin = celsius.at(nowNanos) - Air.REFERENCE_CELSIUS;
    double felt = creepGrams.at(nowNanos) + force;
    for (int i = 0; i < CELLS; i++) {
      felt += loadGrams[i] * gains[i] * share;
    }
    double drift =
        RATED_GRAMS * errors.zeroPerKelvin() * kelvin + driftPerNano * (nowNanos - driftsSince);
    double noise = random.nextGaussian() * errors.noiseGrams() * noiseFactor;
    return felt * (1 + errors.spanPerKelvin() * kelvin) + drift + noise;
  }
}
