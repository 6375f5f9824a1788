package io.lucidbins.device;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** One command of the bridge: a random 64-bit id. Printed as 16 hex digits. */
public record CommandId(long value) {
  /** Draws one; {@code random} must be seeded from real entropy where ids of bins must differ. */
  public static CommandId random(RandomGenerator random) {
    return new CommandId(random.nextLong());
  }

  /**
   * Reads the 16 hex digits that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static CommandId parse(String text) {
    return new CommandId(Hex64.parse("command id", text));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
