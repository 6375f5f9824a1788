package io.lucidbins.device;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A bin's outbox file: a random 64-bit id made with the file. Printed as 16 hex digits. */
public record OutboxId(long value) {
  /** Draws one; {@code random} must be seeded from real entropy where ids of bins must differ. */
  public static OutboxId random(RandomGenerator random) {
    return new OutboxId(random.nextLong());
  }

  /**
   * Reads the 16 hex digits that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static OutboxId parse(String text) {
    return new OutboxId(Hex64.parse("outbox id", text));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
