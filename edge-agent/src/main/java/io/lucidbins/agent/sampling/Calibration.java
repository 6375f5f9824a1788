package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Acceleration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What readings mean on this bin.
 *
 * @param emptyDistanceMm from the range finder to the floor, 100 to 5,000
 * @param fullHeightMm height of waste at which the bin counts as full, 50 to {@code
 *     emptyDistanceMm}
 * @param zeroCounts of the scale with the empty bin on it
 * @param countsPerGram of the scale, above 0
 * @param ratedGrams load that the cells are made for, 1,000 to 5,000,000
 * @param place what else was found when the bin was installed
 */
public record Calibration(
    int emptyDistanceMm,
    int fullHeightMm,
    int zeroCounts,
    double countsPerGram,
    int ratedGrams,
    Place place) {
  private static final int NEAR_MM = 100;

  /**
   * What was found when the bin was installed.
   *
   * @param volumeLitres of the bin, 10 to 10,000
   * @param upright what the accelerometer felt while the bin stood, 900 to 1,100 mg long
   * @param zero how the zero and the slope of the scale follow the temperature
   */
  public record Place(int volumeLitres, Acceleration upright, Zero zero) {
    public Place {
      check("volume_litres", volumeLitres, 10, 10_000);
      long length = Math.round(upright.norm());
      if (length < 900 || length > 1_100) {
        throw new IllegalArgumentException(
            "upright_x_mg, upright_y_mg and upright_z_mg must be 900 to 1100 mg long together, but"
                + " are "
                + length);
      }
    }
  }

  /**
   * How the zero and the slope of the scale follow the temperature.
   *
   * @param celsius when the zero was set, -40 to 85
   * @param gramsPerKelvin by which the zero rises, -1,000 to 1,000
   * @param spanPerKelvin by which the slope is to be corrected, -0.01 to 0.01
   * @param setOn the day on which the zero was set; null if nobody knows
   */
  public record Zero(
      double celsius, double gramsPerKelvin, double spanPerKelvin, @Nullable LocalDate setOn) {
    public Zero {
      checkDecimal("zero_celsius", celsius, -40, 85);
      checkDecimal("zero_grams_per_kelvin", gramsPerKelvin, -1_000, 1_000);
      checkDecimal("span_per_kelvin", spanPerKelvin, -0.01, 0.01);
    }

    private static void checkDecimal(String name, double value, double low, double high) {
      if (!(value >= low && value <= high)) {
        throw new IllegalArgumentException(
            name + " must be " + low + " to " + high + ", but is " + value);
      }
    }

    /** Whether somebody found out how the scale follows the temperature. */
    public boolean isKnown() {
      return gramsPerKelvin != 0 || spanPerKelvin != 0;
    }
  }

  public Calibration {
    check("empty_distance_mm", emptyDistanceMm, 100, 5_000);
    check("full_height_mm", fullHeightMm, 50, emptyDistanceMm);
    check("rated_grams", ratedGrams, 1_000, 5_000_000);
    if (!(countsPerGram > 0 && countsPerGram <= 1e6)) {
      throw new IllegalArgumentException(
          "counts_per_gram must be above 0 and at most 1,000,000, but is " + countsPerGram);
    }
  }

  /** The same of a bin of 240 L that stands upright on z, and a scale that nobody has fitted. */
  public Calibration(
      int emptyDistanceMm, int fullHeightMm, int zeroCounts, double countsPerGram, int ratedGrams) {
    this(
        emptyDistanceMm,
        fullHeightMm,
        zeroCounts,
        countsPerGram,
        ratedGrams,
        new Place(240, new Acceleration(0, 0, 1_000), new Zero(20, 0, 0, null)));
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be " + low + " to " + high + ", but is " + value);
    }
  }

  /**
   * The usual 240 L bin, 1 m deep, on four 50 kg half bridges at 1 mV/V: 200 kg give 1 mV/V, that
   * is 1e-3 x 128 x 2^24 = 2,147,484 counts of the NAU7802 at gain 128, or 10.74 counts per gram.
   */
  public static Calibration defaults() {
    return new Calibration(1_000, 1_000, 0, 10.73741824, 200_000);
  }

  /** The same bin with another depth; full is at the sensor. */
  public Calibration withDepthMm(int depthMm) {
    return new Calibration(depthMm, depthMm, zeroCounts, countsPerGram, ratedGrams, place);
  }

  /** The same bin with another volume. */
  public Calibration withVolumeLitres(int litres) {
    return withPlace(new Place(litres, place.upright(), place.zero()));
  }

  /** The same bin elsewhere. */
  public Calibration withPlace(Place other) {
    return new Calibration(
        emptyDistanceMm, fullHeightMm, zeroCounts, countsPerGram, ratedGrams, other);
  }

  /** Grams, tare taken off. */
  public int grams(int counts) {
    return (int) Math.round((counts - (double) zeroCounts) / countsPerGram);
  }

  /** Grams at {@code celsius}, tare and temperature taken off. */
  public int grams(int counts, double celsius) {
    Zero zero = place.zero();
    double kelvin = celsius - zero.celsius();
    double grams = (counts - (double) zeroCounts) / countsPerGram;
    return (int)
        Math.round(grams * (1 + zero.spanPerKelvin() * kelvin) - zero.gramsPerKelvin() * kelvin);
  }

  /** Height of the waste: 0 when the distance is that of the floor, or a little more. */
  public int levelMm(int distanceMm) {
    return Math.max(0, emptyDistanceMm - distanceMm);
  }

  /** Whether waste of that height would touch the range finder, or something hangs on it. */
  boolean isAtRangeFinder(int levelMm) {
    return levelMm >= emptyDistanceMm - NEAR_MM;
  }

  /** Share of the usable height, permille; above 1000 when heaped. */
  public int permille(int levelMm) {
    return Math.round(levelMm * 1_000f / fullHeightMm);
  }
}
