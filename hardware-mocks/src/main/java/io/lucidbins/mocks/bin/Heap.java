package io.lucidbins.mocks.bin;

/**
 * The surface of the waste: a cone of repose under the opening, highest in the middle, standing on
 * the floor while there is little and on level waste later. A bin that leans beyond the cone's own
 * slope lets the waste slide to the lower side. A heap moves no volume: its mean stays the level.
 */
final class Heap {
  private final BinShape shape;
  private final double slope;

  Heap(BinShape shape, double slopeDegrees) {
    this.shape = shape;
    this.slope = Math.tan(Math.toRadians(slopeDegrees));
  }

  /** Radius of the round bin of the same area at a height, mm. */
  double radiusMm(double levelMm) {
    return Math.sqrt(shape.areaM2(levelMm) / Math.PI) * 1_000;
  }

  /**
   * Height of the surface over the floor.
   *
   * @param volumeM3 of the waste
   * @param placeMm from the middle to the place looked at
   */
  double heightMm(double volumeM3, double placeMm) {
    double level = shape.heightMm(volumeM3);
    if (slope == 0) {
      return level;
    }
    double radius = radiusMm(level);
    double peak = radius * slope;
    double coneM3 = shape.areaM2(0) * peak / 3_000;
    if (volumeM3 < coneM3) {
      return smallCone(volumeM3, placeMm);
    }
    double place = Math.min(placeMm, radius);
    double height = level - peak / 3 + (radius - place) * slope;
    return Math.clamp(height, 0, shape.depthMm());
  }

  /** A cone that does not reach the wall yet: V = pi r^3 tan(slope) / 3. */
  private double smallCone(double volumeM3, double placeMm) {
    double foot = Math.cbrt(3 * volumeM3 * 1e9 / (Math.PI * slope));
    return Math.max(0, (foot - placeMm) * slope);
  }

  /** By how much the waste at a place slid down when the bin tips away from that place, mm. */
  double slidMm(double tiltDegrees, double placeMm) {
    double beyond = Math.min(80, Math.max(0, tiltDegrees - 30));
    return placeMm * Math.tan(Math.toRadians(beyond));
  }
}
