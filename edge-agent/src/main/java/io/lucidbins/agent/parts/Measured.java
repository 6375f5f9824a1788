package io.lucidbins.agent.parts;

/**
 * What asking a part gave: a value, or why there is none. Never a special number.
 *
 * @param <V> of the value
 */
public sealed interface Measured<V> {

  /**
   * A value.
   *
   * @param quality how far the part itself trusts it
   * @param atNanos when, on the board's monotonic clock
   */
  record Reading<V>(V value, Quality quality, long atNanos) implements Measured<V> {}

  /** No value. */
  record Failed<V>(Failure why) implements Measured<V> {}
}
