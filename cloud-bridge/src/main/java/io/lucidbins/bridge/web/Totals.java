package io.lucidbins.bridge.web;

/** Sums of the ledgers: thousandths of a point awarded and mg CO2e estimated to be avoided. */
public record Totals(long awards, long milliPoints, long milligramsCo2e) {
  /** Nothing awarded yet. */
  public static final Totals NONE = new Totals(0, 0, 0);
}
