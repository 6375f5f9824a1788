package io.lucidbins.mocks.parts;

import java.util.random.RandomGenerator;

/**
 * The light of one ranging of a VL53L1X: signal falls with the square of the distance, ambient
 * light drowns it, and what lies beyond the unambiguous range wraps around.
 */
final class RangeShot {
  /** Raw status codes of RESULT__RANGE_STATUS. */
  static final int RAW_SIGNAL_FAIL = 4;

  static final int RAW_PHASE_FAIL = 5;
  static final int RAW_SIGMA_FAIL = 6;
  static final int RAW_WRAP = 7;
  static final int RAW_BELOW_THRESHOLD = 8;
  static final int RAW_VALID = 9;

  private static final double MIN_MM = 40;
  private static final double SHORT_MAX_MM = 1_300;
  private static final double LONG_MAX_MM = 4_000;
  private static final double NOISE_MM = 5;

  /** Signal of a white target at 1 m, and of full sun, in units of 1/128 Mcps (9.7 fixed point). */
  private static final double WHITE_AT_1M = 1_200;

  private static final double FULL_SUN = 6_000;

  /** Below this signal the part reports a signal failure: 1 Mcps / 8. */
  private static final double MIN_SIGNAL = 16;

  private final RandomGenerator random;

  /** What the sensor writes into its result block; rates in 1/128 Mcps, sigma in 1/4 mm. */
  record Echo(int rawStatus, int distanceMm, int signal, int ambient, int sigma) {}

  RangeShot(RandomGenerator random) {
    this.random = random;
  }

  Echo shoot(Optics optics, boolean shortMode) {
    double metres = Math.max(optics.distanceMm(), 1) / 1_000;
    double signal = Math.min(0xFFFF, WHITE_AT_1M * optics.reflectance() / (metres * metres));
    double ambient = FULL_SUN * optics.sunlight() * (shortMode ? 0.5 : 1.0) + 2;
    double sigmaMm = NOISE_MM * (1 + 4 * ambient / Math.max(signal, 1));
    int status = status(optics.distanceMm(), signal, sigmaMm, shortMode);
    double range = status == RAW_WRAP ? optics.distanceMm() % SHORT_MAX_MM : optics.distanceMm();
    double noisy = range + random.nextGaussian() * Math.min(sigmaMm, 200);
    int millimetres = Double.isFinite(noisy) ? (int) Math.round(Math.clamp(noisy, 0, 8_190)) : 0;
    int sigma = (int) Math.min(0xFFFF, sigmaMm * 4);
    return new Echo(status, millimetres, (int) signal, (int) ambient, sigma);
  }

  private static int status(double distanceMm, double signal, double sigmaMm, boolean shortMode) {
    if (signal < MIN_SIGNAL) {
      return RAW_SIGNAL_FAIL;
    }
    if (sigmaMm > 90) {
      return RAW_SIGMA_FAIL;
    }
    double maxMm = shortMode ? SHORT_MAX_MM : LONG_MAX_MM;
    if (distanceMm > maxMm) {
      return signal > 10 * MIN_SIGNAL ? RAW_WRAP : RAW_PHASE_FAIL;
    }
    return distanceMm < MIN_MM ? RAW_BELOW_THRESHOLD : RAW_VALID;
  }
}
