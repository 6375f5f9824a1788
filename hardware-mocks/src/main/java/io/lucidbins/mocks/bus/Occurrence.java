package io.lucidbins.mocks.bus;

import java.util.random.RandomGenerator;

/** When a fault strikes, asked each time that it could. Asking may use up a count. */
@FunctionalInterface
public interface Occurrence {

  /** Whether the fault strikes at {@code nowNanos} of the clock. */
  boolean strikes(long nowNanos);

  /** Always, until the fault is cleared. */
  static Occurrence always() {
    return _ -> true;
  }

  /** Once: the next time that it could. */
  static Occurrence once() {
    return after(0, 1);
  }

  /** Lets {@code passing} chances go by, then strikes {@code count} times. */
  static Occurrence after(int passing, int count) {
    return new Occurrence() {
      private int passingLeft = passing;
      private int left = count;

      @Override
      public boolean strikes(long nowNanos) {
        if (passingLeft > 0) {
          passingLeft--;
          return false;
        }
        return left > 0 && left-- > 0;
      }
    };
  }

  /**
   * Each chance with the probability {@code share}.
   *
   * @param share 0 to 1
   */
  static Occurrence share(double share, RandomGenerator random) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a probability must be 0 to 1, but is " + share);
    }
    return _ -> random.nextDouble() < share;
  }

  /** The same, but only before the clock reads {@code endNanos}. */
  default Occurrence until(long endNanos) {
    return now -> now < endNanos && strikes(now);
  }

  /** The same, but only from the clock's reading {@code startNanos} on. */
  default Occurrence from(long startNanos) {
    return now -> now >= startNanos && strikes(now);
  }
}
