package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Rates;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Vehicle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A problem as the search reads it: numbers in arrays. Stops are 0 to n - 1 in the problem's order,
 * without the forbidden ones; trucks are 0 to t - 1, with equal trucks side by side. Facilities
 * that any truck can use, then depots, follow the stops as rows of the arc tables.
 */
final class ProblemArrays {
  /** Service cannot start at such a time any more. */
  static final int NEVER = Integer.MAX_VALUE / 2;

  final Problem problem;

  /** By stop number. */
  final List<Stop> stops;

  final int stopCount;
  final int truckCount;
  final int[] litres;
  final int[] grams;

  /** By row, of stops and facilities. */
  final int[] serviceS;

  final int[] stream;
  final boolean[] must;
  final long[] prize;

  /** By facility number; its row is the number of stops more. */
  final List<Facility> facilities;

  /** Windows of row i: from {@code windowAt[i]} to {@code windowAt[i + 1]} in the two arrays. */
  final int[] windowAt;

  final int[] windowFromS;
  final int[] windowToS;

  /** By truck number. */
  final List<Vehicle> trucks;

  final int[] kindOf;

  /** Trucks of kind k are {@code kindAt[k]} to {@code kindAt[k + 1]} (exclusive). */
  final int[] kindAt;

  final int[] startRow;
  final int[] endRow;
  final int[] shiftFromS;
  final int[] shiftToS;
  final long[] fixedCost;
  final List<String> streams;

  /** What each kind of truck can do at each facility. */
  final Disposal disposal;

  /** Arcs of kind k. Kinds with equal rates, profile and length of shift share one table. */
  final ArcTable[] arcs;

  /** Whether any plan can be late at all. */
  final boolean timed;

  /** Whether taking a stop out can make a tour impossible: lateness or a missing way. */
  final boolean fragile;

  ProblemArrays(Problem problem) {
    this.problem = problem;
    stops = problem.stops().stream().filter(s -> !(s.mode() instanceof Mode.Forbidden)).toList();
    stopCount = stops.size();
    streams = stops.stream().map(Stop::stream).distinct().sorted().toList();
    litres = stops.stream().mapToInt(s -> s.litres().value()).toArray();
    grams = stops.stream().mapToInt(s -> s.grams().value()).toArray();
    facilities = problem.facilities().stream().filter(f -> Disposal.usable(f, problem)).toList();
    serviceS =
        IntStream.concat(
                stops.stream().mapToInt(s -> s.service().value()),
                facilities.stream().mapToInt(f -> f.service().value()))
            .toArray();
    stream = stops.stream().mapToInt(s -> streams.indexOf(s.stream())).toArray();
    must = new boolean[stopCount];
    prize = new long[stopCount];
    readModes();

    var rowWindows = new ArrayList<List<TimeWindow>>();
    stops.forEach(stop -> rowWindows.add(stop.windows()));
    facilities.forEach(facility -> rowWindows.add(facility.open()));
    windowAt = new int[rowWindows.size() + 1];
    for (int i = 0; i < rowWindows.size(); i++) {
      windowAt[i + 1] = windowAt[i] + rowWindows.get(i).size();
    }
    var windows = rowWindows.stream().flatMap(List::stream).toList();
    windowFromS = windows.stream().mapToInt(w -> w.from().value()).toArray();
    windowToS = windows.stream().mapToInt(w -> w.to().value()).toArray();

    var byKind = groupByKind(problem.vehicles());
    trucks = byKind.stream().flatMap(List::stream).toList();
    truckCount = trucks.size();
    kindOf = new int[truckCount];
    kindAt = new int[byKind.size() + 1];
    for (int kind = 0; kind < byKind.size(); kind++) {
      kindAt[kind + 1] = kindAt[kind] + byKind.get(kind).size();
      Arrays.fill(kindOf, kindAt[kind], kindAt[kind + 1], kind);
    }
    var rows = Rows.of(stops, facilities, trucks);
    startRow = trucks.stream().mapToInt(t -> rows.of(t.start())).toArray();
    endRow = trucks.stream().mapToInt(t -> rows.of(t.end())).toArray();
    shiftFromS = trucks.stream().mapToInt(t -> t.shift().from().value()).toArray();
    shiftToS = trucks.stream().mapToInt(t -> t.shift().to().value()).toArray();
    fixedCost = trucks.stream().mapToLong(t -> t.rates().fixed().value()).toArray();

    arcs = new ArcTable[byKind.size()];
    readArcs(byKind, rows);
    disposal = new Disposal(this);
    timed = windows.size() > 0 || !facilities.isEmpty() || shiftsMayEnd();
    fragile = timed || anyBlocked();
  }

  /** Trucks of one kind behave alike in every respect but their name. */
  private static List<List<Vehicle>> groupByKind(List<Vehicle> vehicles) {
    Map<Vehicle, List<Vehicle>> kinds = new LinkedHashMap<>();
    for (var vehicle : vehicles) {
      kinds.computeIfAbsent(nameless(vehicle), _ -> new ArrayList<>()).add(vehicle);
    }
    return List.copyOf(kinds.values());
  }

  private static Vehicle nameless(Vehicle v) {
    return new Vehicle(
        "any",
        v.start(),
        v.end(),
        v.shift(),
        v.compartments(),
        v.gross(),
        v.rates(),
        v.profile(),
        v.endsEmpty());
  }

  private void readModes() {
    for (int i = 0; i < stopCount; i++) {
      switch (stops.get(i).mode()) {
        case Mode.Must() -> must[i] = true;
        case Mode.May(var worth) -> prize[i] = worth.value();
        case Mode.Forbidden _ -> throw new IllegalStateException("forbidden stops are left out");
      }
    }
  }

  private void readArcs(List<List<Vehicle>> byKind, Rows rows) {
    record Table(String profile, Rates rates, int shiftS) {}
    Map<Table, ArcTable> tables = new LinkedHashMap<>();
    for (int kind = 0; kind < arcs.length; kind++) {
      var vehicle = byKind.get(kind).getFirst();
      var rates = vehicle.rates();
      var perWay = new Rates(Cost.ZERO, rates.perMetre(), rates.perSecond());
      int shiftS = vehicle.shift().to().value() - vehicle.shift().from().value();
      var key = new Table(vehicle.profile(), perWay, shiftS);
      arcs[kind] =
          tables.computeIfAbsent(
              key,
              _ -> ArcTable.of(problem.travelTimesOf(vehicle), perWay, shiftS, rows, serviceS));
    }
  }

  /** A bound: all service and the longest way from everywhere still fit into every shift. */
  private boolean shiftsMayEnd() {
    for (int truck = 0; truck < truckCount; truck++) {
      var table = arcs[kindOf[truck]];
      long worstS = 0;
      for (int row = 0; row < table.size; row++) {
        worstS += table.longestS(row);
      }
      for (int service : serviceS) {
        worstS += service;
      }
      if (worstS > (long) shiftToS[truck] - shiftFromS[truck]) {
        return true;
      }
    }
    return false;
  }

  private boolean anyBlocked() {
    for (var table : arcs) {
      if (table.anyBlocked) {
        return true;
      }
    }
    return false;
  }

  /** The most stops and tips that all tours have together: no tip is without a stop. */
  int mostVisits() {
    return facilities.isEmpty() ? stopCount : 2 * stopCount;
  }

  /** The first time at or after the arrival at which service may start, or {@link #NEVER}. */
  int earliestStartS(int row, int arrivalS) {
    int from = windowAt[row];
    int to = windowAt[row + 1];
    if (from == to) {
      return arrivalS;
    }
    for (int w = from; w < to; w++) {
      if (arrivalS <= windowToS[w]) {
        return Math.max(arrivalS, windowFromS[w]);
      }
    }
    return NEVER;
  }

  /** The last time at or before the bound at which service may start, or -1. */
  int latestStartS(int row, int boundS) {
    int from = windowAt[row];
    int to = windowAt[row + 1];
    if (from == to) {
      return boundS;
    }
    for (int w = to - 1; w >= from; w--) {
      if (boundS >= windowFromS[w]) {
        return Math.min(boundS, windowToS[w]);
      }
    }
    return -1;
  }

  /** Where a node of the tours lies. */
  Location placeOf(Tours tours, int node) {
    int truck = tours.tourOf[node];
    if (node < stopCount) {
      return stops.get(node).location();
    }
    if (tours.isTip(node)) {
      return facilities.get(tours.row[node] - stopCount).location();
    }
    return node == tours.start(truck) ? trucks.get(truck).start() : trucks.get(truck).end();
  }

  /** The stops ordered by a key, ties by number, as the rank of each. */
  int[] ranks(Comparator<Integer> order) {
    var sorted = new ArrayList<Integer>();
    for (int i = 0; i < stopCount; i++) {
      sorted.add(i);
    }
    sorted.sort(order.thenComparing(Comparator.naturalOrder()));
    int[] rank = new int[stopCount];
    for (int i = 0; i < stopCount; i++) {
      rank[sorted.get(i)] = i;
    }
    return rank;
  }
}
