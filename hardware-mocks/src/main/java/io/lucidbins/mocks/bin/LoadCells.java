package io.lucidbins.mocks.bin;

import java.util.random.RandomGenerator;

/**
 * Four load cells under a bin, wired to one bridge: zero drift 0.1 % of the rated load per 10 K,
 * span 0.05 % per 10 K, creep 0.1 % over 30 min, noise 3 g rms, off-centre load 0.2 %. The bridge
 * is balanced with the empty bin on it. Not safe for threads: its bin guards it.
 */
final class LoadCells {
  /** Together; 1 mV/V at this load. */
  static final double RATED_GRAMS = 200_000;

  private static final double ZERO_PER_KELVIN = 0.001 / 10;
  private static final double SPAN_PER_KELVIN = 0.0005 / 10;
  private static final double CREEP = 0.001;
  private static final double CREEP_NANOS = 10 * 60e9; // 95 % after 30 min
  private static final double WARMING_NANOS = 20 * 60e9;
  private static final double OFF_CENTRE = 0.002;

  private final double noiseGrams;
  private final RandomGenerator random;
  private double creepGrams;
  private double loadGrams;
  private double offCentreGrams;
  private long loadedAt;
  private double celsius = Air.REFERENCE_CELSIUS;
  private double airCelsius = Air.REFERENCE_CELSIUS;
  private long airSince;

  LoadCells(double noiseGrams, RandomGenerator random) {
    this.noiseGrams = noiseGrams;
    this.random = random;
  }

  /** The mass on the cells changes; each load lies a little off the centre. */
  void load(long grams, long nowNanos) {
    creepGrams = creepAt(nowNanos);
    offCentreGrams += ((double) grams - loadGrams) * OFF_CENTRE * random.nextDouble(-1, 1);
    if (grams == 0) {
      offCentreGrams = 0;
    }
    loadGrams = (double) grams;
    loadedAt = nowNanos;
  }

  private double creepAt(long nowNanos) {
    double target = loadGrams * CREEP;
    return target + (creepGrams - target) * Math.exp(-(nowNanos - loadedAt) / CREEP_NANOS);
  }

  /** The air around them changes; they follow slowly, being steel. */
  void follow(Air air, long nowNanos) {
    celsius = celsiusAt(nowNanos);
    airCelsius = air.celsius();
    airSince = nowNanos;
  }

  private double celsiusAt(long nowNanos) {
    return airCelsius + (celsius - airCelsius) * Math.exp(-(nowNanos - airSince) / WARMING_NANOS);
  }

  /** What the cells feel with their errors, in grams; {@code force} comes on top of the mass. */
  double feltGrams(double force, long nowNanos) {
    double kelvin = celsiusAt(nowNanos) - Air.REFERENCE_CELSIUS;
    double felt = loadGrams + offCentreGrams + creepAt(nowNanos) + force;
    double drift = RATED_GRAMS * ZERO_PER_KELVIN * kelvin;
    return felt * (1 + SPAN_PER_KELVIN * kelvin) + drift + random.nextGaussian() * noiseGrams;
  }
}
