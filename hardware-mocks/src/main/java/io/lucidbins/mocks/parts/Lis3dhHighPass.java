package io.lucidbins.mocks.parts;

/**
 * The high-pass filter of a LIS3DH [DocID17530, 8.9; AN3308, 4.3]: first order, its corner at a
 * fiftieth of the data rate, or at a hundredth, two hundredth or five hundredth, by HPCF. In normal
 * mode reading REFERENCE sets it to the acceleration of now.
 */
final class Lis3dhHighPass {
  private static final int CTRL_REG2 = 0x21;
  private static final int FOR_INT1 = 0x01;
  private static final int[] RATE_PER_CORNER = {50, 100, 200, 500};

  private final double[] slow = new double[3];

  /** Whether the first interrupt generator looks at filtered acceleration. */
  static boolean isForInt1(int[] registers) {
    return (registers[CTRL_REG2] & FOR_INT1) != 0;
  }

  /** Another sample: what is left of it without its slow part. */
  double[] pass(double[] mg, int[] registers) {
    double share = 2 * Math.PI / RATE_PER_CORNER[(registers[CTRL_REG2] >> 4) & 3];
    double[] fast = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      fast[axis] = mg[axis] - slow[axis];
      slow[axis] += share * fast[axis];
    }
    return fast;
  }

  /** REFERENCE was read: what there is now is slow. */
  void settleAt(double[] mg) {
    System.arraycopy(mg, 0, slow, 0, slow.length);
  }
}
