package io.lucidbins.mocks.bin;

/**
 * The air around the bin.
 *
 * @param celsius -40 to 80
 * @param humidPercent relative humidity, 0 to 100
 * @param sunPercent sunlight that reaches the waste while the lid is closed, 0 to 100
 */
public record Air(double celsius, int humidPercent, int sunPercent) {
  /** Load cells are without drift at this temperature. */
  public static final double REFERENCE_CELSIUS = 20;

  /** A mild day in a closed bin. */
  public static final Air MILD = new Air(REFERENCE_CELSIUS, 50, 0);

  public Air {
    if (!(celsius >= -40 && celsius <= 80)) {
      throw new IllegalArgumentException("air must be -40 to 80 C, but is " + celsius);
    }
    if (humidPercent < 0 || humidPercent > 100 || sunPercent < 0 || sunPercent > 100) {
      throw new IllegalArgumentException(
          "humidity and sun must be 0 to 100 %, but are " + humidPercent + ", " + sunPercent);
    }
  }
}
