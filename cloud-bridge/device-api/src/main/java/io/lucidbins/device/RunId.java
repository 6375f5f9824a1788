package io.lucidbins.device;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** One start of the agent: a random 64-bit id drawn at the start. Printed as 16 hex digits. */
public record RunId(long value) {
  /** Draws one; {@code random} must be seeded from real entropy where ids of bins must differ. */
  public static RunId random(RandomGenerator random) {
    return new RunId(random.nextLong());
  }

  /**
   * Reads the 16 hex digits that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static RunId parse(String text) {
    return new RunId(Hex64.parse("run id", text));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
