package io.lucidbins.device;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What one start of the agent commits: a random 64-bit id drawn at the first commit of that start.
 * Printed as 16 hex digits.
 */
public record StreamId(long value) implements Comparable<StreamId> {
  /** Draws one; {@code random} must be seeded from real entropy where ids of bins must differ. */
  public static StreamId random(RandomGenerator random) {
    return new StreamId(random.nextLong());
  }

  /**
   * Reads the 16 hex digits that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static StreamId parse(String text) {
    return new StreamId(Hex64.parse("stream id", text));
  }

  /** The unsigned order of the ids, which is also the order of their text. */
  @Override
  public int compareTo(StreamId other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
