package io.lucidbins.device;

/** What a fitted sensor gave: a value with its quality, or why there is none. */
public sealed interface Measurement {
  /**
   * A believed value.
   *
   * @param value in the unit of its {@link Quantity}
   */
  record Value(int value, Quality quality) implements Measurement {}

  /** The sensor is fitted, but failed. */
  record Missing(WhyMissing why) implements Measurement {}
}
