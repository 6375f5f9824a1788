package io.lucidbins.mocks.parts;

/**
 * What a time-of-flight sensor faces at one instant.
 *
 * @param distanceMm to the first thing in its cone; above 0. Infinity if there is nothing
 * @param reflectance share of infrared light that comes back, 0 to 1; white paper is 0.9, a black
 *     bag 0.05
 * @param sunlight ambient infrared, 0 in a closed bin to 1 for direct sun on the surface
 */
public record Optics(double distanceMm, double reflectance, double sunlight) {
  public Optics {
    if (!(distanceMm > 0)) {
      throw new IllegalArgumentException("distance must be above 0 mm, but is " + distanceMm);
    }
    if (!(reflectance >= 0 && reflectance <= 1) || !(sunlight >= 0 && sunlight <= 1)) {
      throw new IllegalArgumentException(
          "reflectance and sunlight must be 0 to 1, but are " + reflectance + ", " + sunlight);
    }
  }

  /** An instant-by-instant view. */
  @FunctionalInterface
  public interface View {
    Optics at(long nanos);
  }
}
