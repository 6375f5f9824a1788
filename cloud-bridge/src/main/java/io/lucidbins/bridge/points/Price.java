package io.lucidbins.bridge.points;

/**
 * The one formula: {@code floor(grams x milli-points per kg x multiplier / 10,000,000)}. There is
 * one floor per deposit, so a deposit split in two never pays more. The limits keep the product in
 * 63 bits: 200,000 x 10,000,000 x 100,000 = 2e17.
 */
public final class Price {
  public static final int NET_GRAMS_MAX = 200_000;
  public static final int RATE_MAX = 10_000_000;

  /** A multiplier of 1.0, in hundredths of a percent. */
  public static final int BASE_BPS = 10_000;

  public static final int MULTIPLIER_MAX_BPS = 100_000;

  private static final long GRAMS_PER_KG_TIMES_BASE = 1_000L * BASE_BPS;

  private Price() {}

  /**
   * What a deposit pays.
   *
   * @param netGrams 0..{@value #NET_GRAMS_MAX}
   * @param rate milli-points per kg, 0..{@value #RATE_MAX}
   * @param multiplierBps {@value #BASE_BPS}..{@value #MULTIPLIER_MAX_BPS}
   * @throws IllegalArgumentException naming the value that is outside its range
   */
  public static MilliPoints of(int netGrams, int rate, int multiplierBps) {
    check("net weight in g", netGrams, 0, NET_GRAMS_MAX);
    check("rate in milli-points per kg", rate, 0, RATE_MAX);
    check("multiplier in bps", multiplierBps, BASE_BPS, MULTIPLIER_MAX_BPS);
    var product = Math.multiplyExact(Math.multiplyExact((long) netGrams, rate), multiplierBps);
    return new MilliPoints(product / GRAMS_PER_KG_TIMES_BASE);
  }

  private static void check(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, not %d".formatted(what, lowest, highest, value));
    }
  }
}
