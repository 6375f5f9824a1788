package io.lucidbins.mocks.bin;

/**
 * A bin with straight walls.
 *
 * @param litres volume, 10 to 5,000
 * @param depthMm from the sensor to the floor, 200 to 4,000
 */
public record BinShape(int litres, int depthMm) {
  public BinShape {
    if (litres < 10 || litres > 5_000) {
      throw new IllegalArgumentException("volume must be 10 to 5,000 L, but is " + litres);
    }
    if (depthMm < 200 || depthMm > 4_000) {
      throw new IllegalArgumentException("depth must be 200 to 4,000 mm, but is " + depthMm);
    }
  }

  /** The usual wheeled bin: 240 L, 1 m deep. */
  public static BinShape wheeled240() {
    return new BinShape(240, 1_000);
  }

  /** Area of the floor, m2. */
  public double areaM2() {
    return litres / 1_000.0 / (depthMm / 1_000.0);
  }
}
