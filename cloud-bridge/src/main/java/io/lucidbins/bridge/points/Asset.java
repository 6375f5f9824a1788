package io.lucidbins.bridge.points;

/** What an account counts. Assets never mix within one transaction. */
public enum Asset {
  /** Points, in thousandths. */
  PTS(3),
  /** Avoided CO2e, in milligrams; a record that is never spent. */
  MGCO2E(0);

  private final int scale;

  Asset(int scale) {
    this.scale = scale;
  }

  /** Decimals between the stored integer and the unit that is shown; fixed for ever. */
  public int scale() {
    return scale;
  }
}
