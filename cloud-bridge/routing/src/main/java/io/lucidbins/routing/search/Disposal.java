package io.lucidbins.routing.search;

import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Vehicle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where each kind of truck can be emptied, and of what. */
final class Disposal {
  /** Facilities that are looked at behind a stop, for each compartment of the truck. */
  static final int NEAREST = 4;

  private final int facilityCount;
  private final int[] takes; // by kind and facility: a bit for each compartment that is emptied
  private final int[] everTaken; // by kind: a bit for each compartment that is emptied anywhere
  private final boolean[] emptiesAll; // by kind
  private final boolean[] endsEmpty; // by kind
  private final int[][][] near; // by kind and stop

  Disposal(ProblemArrays p) {
    facilityCount = p.facilities.size();
    int kinds = p.arcs.length;
    takes = new int[kinds * facilityCount];
    everTaken = new int[kinds];
    emptiesAll = new boolean[kinds];
    endsEmpty = new boolean[kinds];
    near = new int[kinds][][];
    for (int kind = 0; kind < kinds; kind++) {
      var vehicle = p.trucks.get(p.kindAt[kind]);
      endsEmpty[kind] = vehicle.endsEmpty();
      for (int f = 0; f < facilityCount; f++) {
        takes[kind * facilityCount + f] = taken(p.facilities.get(f), vehicle);
        everTaken[kind] |= takes[kind * facilityCount + f];
      }
      int all = (1 << vehicle.compartments().size()) - 1;
      emptiesAll[kind] = tips(kind) && alwaysAll(kind, all);
      near[kind] = tips(kind) ? nearEach(p, kind) : new int[0][];
    }
  }

  /** Whether any truck of the problem can be emptied there. */
  static boolean usable(Facility facility, Problem problem) {
    return problem.vehicles().stream().anyMatch(vehicle -> taken(facility, vehicle) != 0);
  }

  private static int taken(Facility facility, Vehicle vehicle) {
    List<Compartment> compartments = vehicle.compartments();
    int taken = 0;
    for (int c = 0; c < compartments.size(); c++) {
      taken |= facility.takes(compartments.get(c)) ? 1 << c : 0;
    }
    return taken;
  }

  private int[][] nearEach(ProblemArrays p, int kind) {
    for (int other = 0; other < kind; other++) {
      if (p.arcs[other] == p.arcs[kind] && sameTakes(kind, other)) {
        return near[other];
      }
    }
    int[][] nearEach = new int[p.stopCount][];
    for (int stop = 0; stop < p.stopCount; stop++) {
      nearEach[stop] = nearest(p, kind, stop);
    }
    return nearEach;
  }

  private boolean alwaysAll(int kind, int all) {
    return IntStream.range(0, facilityCount)
        .map(f -> takes(kind, f))
        .allMatch(taken -> taken == 0 || taken == all);
  }

  private boolean sameTakes(int a, int b) {
    return Arrays.equals(
        takes,
        a * facilityCount,
        (a + 1) * facilityCount,
        takes,
        b * facilityCount,
        (b + 1) * facilityCount);
  }

  /** The nearest facilities for each compartment, there and back, ties by number; all together. */
  private int[] nearest(ProblemArrays p, int kind, int stop) {
    var table = p.arcs[kind];
    var byWay =
        Comparator.<Integer>comparingLong(
                f -> {
                  int row = p.stopCount + f;
                  return (long) table.costFrom[stop * table.size + row]
                      + table.costFrom[row * table.size + stop];
                })
            .thenComparing(Comparator.naturalOrder());
    var sorted = IntStream.range(0, facilityCount).boxed().sorted(byWay).toList();
    boolean[] chosen = new boolean[facilityCount];
    for (int bits = everTaken[kind]; bits != 0; bits &= bits - 1) {
      int compartment = Integer.lowestOneBit(bits);
      sorted.stream()
          .filter(f -> (takes(kind, f) & compartment) != 0)
          .limit(NEAREST)
          .forEach(f -> chosen[f] = true);
    }
    return sorted.stream().filter(f -> chosen[f]).mapToInt(f -> f).toArray();
  }

  /** The compartments that the facility empties, as bits. */
  int takes(int kind, int facility) {
    return takes[kind * facilityCount + facility];
  }

  /** Whether trucks of the kind can be emptied anywhere. */
  boolean tips(int kind) {
    return everTaken[kind] != 0;
  }

  /** Whether every tip of trucks of the kind empties all their compartments. */
  boolean emptiesAll(int kind) {
    return emptiesAll[kind];
  }

  /** Whether trucks of the kind have to be empty at their end. */
  boolean endsEmpty(int kind) {
    return endsEmpty[kind];
  }

  /** Whether what comes into the compartment of the kind may stay there or can be tipped. */
  boolean unloads(int kind, int compartment) {
    return !endsEmpty[kind] || (everTaken[kind] & 1 << compartment) != 0;
  }

  /** The facilities worth a look behind a stop, nearest first. */
  int[] near(int kind, int stop) {
    return near[kind][stop];
  }
}
