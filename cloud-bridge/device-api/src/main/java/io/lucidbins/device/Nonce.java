package io.lucidbins.device;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A random 64-bit number that ties a {@link Welcome} or an {@link Ack} to what it answers. Printed
 * as 16 hex digits.
 */
public record Nonce(long value) {
  /** Draws one; {@code random} must be seeded from real entropy where ids of bins must differ. */
  public static Nonce random(RandomGenerator random) {
    return new Nonce(random.nextLong());
  }

  /**
   * Reads the 16 hex digits that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Nonce parse(String text) {
    return new Nonce(Hex64.parse("nonce id", text));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
