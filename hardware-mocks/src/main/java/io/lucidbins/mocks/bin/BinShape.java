package io.lucidbins.mocks.bin;

/**
 * The inside of a bin with a square outline that may widen from floor to rim, as wheeled bins do so
 * that the waste slides out.
 *
 * @param litres volume, 10 to 5,000
 * @param depthMm from the sensor to the floor, 200 to 4,000
 * @param floorPercent area of the floor as a share of the rim's, 25 to 100; 100 has straight walls
 * @param widthMm the narrow side at half height, 80 to the side of the square of that area
 */
public record BinShape(int litres, int depthMm, int floorPercent, int widthMm) {
  public BinShape {
    if (litres < 10 || litres > 5_000) {
      throw new IllegalArgumentException("volume must be 10 to 5,000 L, but is " + litres);
    }
    if (depthMm < 200 || depthMm > 4_000) {
      throw new IllegalArgumentException("depth must be 200 to 4,000 mm, but is " + depthMm);
    }
    if (floorPercent < 25 || floorPercent > 100) {
      throw new IllegalArgumentException(
          "the floor must be 25 to 100 % of the rim, but is " + floorPercent);
    }
    int widest = squareMm(litres, depthMm);
    if (widthMm < 80 || widthMm > widest) {
      throw new IllegalArgumentException(
          "the narrow side of a bin of %d L and %d mm is 80 to %d mm, but this is %d"
              .formatted(litres, depthMm, widest, widthMm));
    }
  }

  /** A square bin with straight walls. */
  public BinShape(int litres, int depthMm) {
    this(litres, depthMm, 100, squareMm(litres, depthMm));
  }

  /** The usual wheeled bin: 240 L, 1 m deep. */
  public static BinShape wheeled240() {
    return new BinShape(240, 1_000);
  }

  /** The same volume and depth with a floor smaller than the rim. */
  public BinShape withFloorPercent(int percent) {
    return new BinShape(litres, depthMm, percent, widthMm);
  }

  /** The same volume and depth, but slimmer one way and longer the other. */
  public BinShape withWidthMm(int millimetres) {
    return new BinShape(litres, depthMm, floorPercent, millimetres);
  }

  /** Whether both sides are equal. */
  public boolean isSquare() {
    return widthMm == squareMm(litres, depthMm);
  }

  private static int squareMm(int litres, int depthMm) {
    return depthMm <= 0 || litres <= 0 ? 0 : (int) Math.sqrt(litres * 1e6 / depthMm);
  }

  /** Mean area over the height, m2. */
  public double areaM2() {
    return (double) litres / depthMm;
  }

  /** Area at a height over the floor, m2: sides grow evenly from floor to rim. */
  public double areaM2(double heightMm) {
    double side = floorSide() + widening() * Math.clamp(heightMm, 0, depthMm) / 1_000;
    return side * side;
  }

  /** Side of the square of the floor's area, m; frustum of a pyramid: V = D/3 (A0 + s0 s1 + A1). */
  private double floorSide() {
    double share = Math.sqrt(floorPercent / 100.0);
    double rim = Math.sqrt(areaM2() * 3 / (1 + share + share * share));
    return share * rim;
  }

  /** Metres by which that side grows per metre of height. */
  private double widening() {
    double share = Math.sqrt(floorPercent / 100.0);
    return floorSide() * (1 / share - 1) / (depthMm / 1_000.0);
  }

  /** How high a volume reaches that lies flat, mm. */
  public double heightMm(double volumeM3) {
    if (floorPercent == 100) {
      return volumeM3 / areaM2() * 1_000;
    }
    double growth = widening();
    double side = floorSide();
    return (Math.cbrt(3 * growth * volumeM3 + side * side * side) - side) / growth * 1_000;
  }

  /** The volume below a height, m3; the inverse of {@link #heightMm}. */
  public double volumeM3(double heightMm) {
    if (floorPercent == 100) {
      return heightMm / 1_000 * areaM2();
    }
    double growth = widening();
    double side = floorSide();
    double above = side + growth * heightMm / 1_000;
    return (above * above * above - side * side * side) / (3 * growth);
  }
}
