package io.lucidbins.routing.benchmark;

import java.util.SplittableRandom;

/**
 * Instances in the manner of the X set (Uchoa et al. 2017): customers on a grid of 1,000 by 1,000,
 * half of them in clusters, the depot in the centre, demands of 1 to 100.
 */
public final class XStyle {
  private static final int GRID = 1000;

  private XStyle() {}

  /** The text of a VRPLIB file, with tabs and carriage returns as the published files have them. */
  public static String text(long seed, int customers, int capacity) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    text.append("NAME : \tgenerated-%d\t\r\n".formatted(seed));
    text.append("COMMENT : \t\"generated, as: X\"\t\r\nTYPE : \tCVRP\t\r\n");
    text.append("DIMENSION : \t%d\t\r\n".formatted(customers + 1));
    text.append("EDGE_WEIGHT_TYPE : \tEUC_2D\t\r\nCAPACITY : \t%d\t\r\n".formatted(capacity));
    text.append("NODE_COORD_SECTION\t\t\r\n1\t500\t500\t\r\n");
    int seeds = 5;
    int[] x = random.ints(seeds, 0, GRID).toArray();
    int[] y = random.ints(seeds, 0, GRID).toArray();
    for (int i = 2; i <= customers + 1; i++) {
      boolean clustered = random.nextBoolean();
      int near = random.nextInt(seeds);
      text.append(
          "%d\t%d\t%d\t\r\n"
              .formatted(
                  i,
                  clustered ? around(x[near], random) : random.nextInt(GRID),
                  clustered ? around(y[near], random) : random.nextInt(GRID)));
    }
    text.append("DEMAND_SECTION\t\t\r\n1\t0\t\r\n");
    for (int i = 2; i <= customers + 1; i++) {
      text.append("%d\t%d\t\r\n".formatted(i, random.nextInt(1, 101)));
    }
    return text.append("DEPOT_SECTION\t\t\r\n\t1\t\r\n\t-1\t\r\nEOF\t\t\r\n").toString();
  }

  private static int around(int centre, SplittableRandom random) {
    double distance = -40 * Math.log(1 - random.nextDouble());
    return (int) Math.clamp(centre + (random.nextBoolean() ? distance : -distance), 0, GRID);
  }
}
