package io.lucidbins.bridge.forecast;

/** The upper tail of the gamma distribution. */
final class GammaTail {
  private static final int MAX_TERMS = 100_000;
  private static final double EPSILON = 1e-15;
  private static final double TINY = 1e-300;

  /** Lanczos approximation with g = 7 and nine terms (Godfrey 2001), good to 1e-15. */
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private GammaTail() {}

  /**
   * The chance that a gamma variable exceeds a value: the regularised upper incomplete gamma
   * function Q(shape, value / scale), by series or continued fraction (Numerical Recipes, 3rd ed.,
   * section 6.2).
   *
   * @param shape above 0
   * @param scale above 0
   * @param value 0 or less gives 1
   */
  static double above(double shape, double scale, double value) {
    if (!(shape > 0) || !(scale > 0)) {
      throw new IllegalArgumentException("shape %s and scale %s".formatted(shape, scale));
    }
    double x = value / scale;
    if (x <= 0) {
      return 1;
    }
    double front = StrictMath.exp(shape * StrictMath.log(x) - x - logGamma(shape));
    return x < shape + 1 ? 1 - front * series(shape, x) : front * fraction(shape, x);
  }

  /** P(a, x) without its front factor. */
  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** Q(a, x) without its front factor, by Lentz's method. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < MAX_TERMS; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / notZero(an * d + b);
      c = notZero(b + an / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < EPSILON) {
        break;
      }
    }
    return h;
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** The logarithm of the gamma function for x above 0. */
  static double logGamma(double x) {
    if (x < 0.5) {
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
