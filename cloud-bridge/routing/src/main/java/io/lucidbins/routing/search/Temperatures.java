package io.lucidbins.routing.search;

/**
 * Start and end temperature, in the units of the cost. They follow from the first plan, so that no
 * unit of money and no size of town needs a setting.
 */
record Temperatures(double hot, double cold) {
  /** Iterations between two changes of the temperature. */
  static final int PLATEAU = 256;

  private static final double HOT_PER_ARC = 0.5;
  private static final double COLD_PER_HOT = 0.01;

  /** From half the mean cost of an arc of the first plan down to a hundredth of that. */
  static Temperatures of(ProblemArrays p, Tours first) {
    int arcs = p.stopCount - first.absentCount + first.usedTrucks;
    long fixed = 0;
    for (int truck = 0; truck < p.truckCount; truck++) {
      fixed += first.size[truck] > 0 ? p.fixedCost[truck] : 0;
    }
    double hot = Math.max(1, HOT_PER_ARC * (first.cost - fixed) / Math.max(1, arcs));
    return new Temperatures(hot, hot * COLD_PER_HOT);
  }

  /**
   * The temperature at an iteration of the cooling: geometric, in steps of {@link #PLATEAU}, so
   * that it is the same whether the cooling runs in one piece or in slices.
   */
  double at(long iteration, long cooling) {
    double part = (double) (iteration - iteration % PLATEAU) / cooling;
    return hot * StrictMath.pow(cold / hot, part);
  }
}
