package io.lucidbins.mocks.bin;

import java.time.Duration;

/**
 * Four LiFePO4 cells in series: 14.6 V just charged, a long flat part around 13 V, then a steep end
 * [typical discharge curve at low current; makers differ by 0.1 V]. Not safe for threads: its bin
 * guards it.
 */
final class Battery {
  /** Charge in percent and millivolts, rising. */
  private static final double[][] CURVE = {
    {0, 10_000},
    {5, 11_800},
    {10, 12_400},
    {20, 12_800},
    {40, 13_000},
    {70, 13_200},
    {95, 13_400},
    {100, 14_600}
  };

  private double percent = 100;
  private double perNano = 100.0 / Duration.ofDays(90).toNanos();
  private long since;

  /**
   * Sets the charge.
   *
   * @param percent 0 to 100
   * @param lasts until it is empty at the same draw, or zero if it is kept charged
   */
  void charge(double percent, Duration lasts, long nowNanos) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("a battery is charged 0 to 100 %, not " + percent);
    }
    if (lasts.isNegative()) {
      throw new IllegalArgumentException("a battery cannot last for " + lasts);
    }
    this.percent = percent;
    this.perNano = lasts.isZero() ? 0 : percent / lasts.toNanos();
    this.since = nowNanos;
  }

  double percent(long nanos) {
    return Math.max(0, percent - perNano * (nanos - since));
  }

  double millivolts(long nanos) {
    double now = percent(nanos);
    for (int i = 1; i < CURVE.length; i++) {
      if (now <= CURVE[i][0]) {
        double share = (now - CURVE[i - 1][0]) / (CURVE[i][0] - CURVE[i - 1][0]);
        return CURVE[i - 1][1] + share * (CURVE[i][1] - CURVE[i - 1][1]);
      }
    }
    return CURVE[CURVE.length - 1][1];
  }
}
