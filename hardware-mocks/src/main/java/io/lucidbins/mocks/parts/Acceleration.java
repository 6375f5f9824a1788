package io.lucidbins.mocks.parts;

/**
 * What an accelerometer in the lid feels, in mg (1,000 mg = 9.81 m/s2). At rest in a bin that
 * stands it is 0, 0, 1,000: z points up, out of the lid, y to the front, x to the right. A bin that
 * tips to its front feels its weight along -y.
 */
public record Acceleration(double xMg, double yMg, double zMg) {
  /** A bin that stands still. */
  public static final Acceleration AT_REST = new Acceleration(0, 0, 1_000);

  /** Length of the vector, mg. */
  public double normMg() {
    return Math.sqrt(xMg * xMg + yMg * yMg + zMg * zMg);
  }

  /** An instant-by-instant view. */
  @FunctionalInterface
  public interface View {
    Acceleration at(long nanos);
  }
}
