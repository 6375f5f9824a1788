package io.lucidbins.bridge.fleet;

/**
 * A place on the WGS 84 ellipsoid.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Position(double latitude, double longitude) {
  /**
   * @throws IllegalArgumentException if a coordinate is out of range or not a number
   */
  public Position {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "position " + latitude + ", " + longitude + " is not on earth (degrees, WGS 84)");
    }
  }
}
