package io.lucidbins.routing.benchmark;

import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Rates;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.benchmark.VrplibText.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A capacitated vehicle routing instance of the X set as a problem: demand is litres, cost is the
 * rounded distance, time does not matter. Customers are named as in published solutions: node 2 of
 * the file is customer 1.
 *
 * @param name as in the file
 */
public record CvrpInstance(String name, Problem problem) {
  /** Larger instances are refused. */
  public static final int MAX_DIMENSION = Problem.MAX_STOPS + 1;

  private static final int MAX_COORDINATE = 1_000_000;
  private static final String STREAM = "demand";
  private static final String PROFILE = "euclidean";

  /**
   * Reads the text of a VRPLIB file with {@code TYPE CVRP} and {@code EDGE_WEIGHT_TYPE EUC_2D},
   * rounded to the nearest integer (Uchoa et al. 2017).
   *
   * @throws BadInstance naming line and section
   */
  public static CvrpInstance parse(String text) {
    var file = VrplibText.parse(text);
    file.oneOf("TYPE", List.of("CVRP"));
    file.oneOf("EDGE_WEIGHT_TYPE", List.of("EUC_2D"));
    file.allowSections(List.of("NODE_COORD_SECTION", "DEMAND_SECTION", "DEPOT_SECTION"));
    int nodes = file.number("DIMENSION", 2, MAX_DIMENSION);
    int capacity = file.number("CAPACITY", 1, Integer.MAX_VALUE);
    long[][] points = points(file, nodes);
    int[] demands = demands(file, nodes, capacity);
    checkDepot(file);
    return new CvrpInstance(
        file.header("NAME").value(), problem(distances(points), demands, capacity));
  }

  private static long[][] points(VrplibText file, int nodes) {
    var rows = numbered(file, "NODE_COORD_SECTION", 3, nodes);
    long[][] points = new long[nodes][];
    for (int i = 0; i < nodes; i++) {
      var row = rows.get(i);
      points[i] = new long[] {row.at(1), row.at(2)};
      for (long coordinate : points[i]) {
        if (Math.abs(coordinate) > MAX_COORDINATE) {
          throw new BadInstance(
              "line %d, NODE_COORD_SECTION: %d is beyond +-%d"
                  .formatted(row.line(), coordinate, MAX_COORDINATE));
        }
      }
    }
    return points;
  }

  private static int[] demands(VrplibText file, int nodes, int capacity) {
    var rows = numbered(file, "DEMAND_SECTION", 2, nodes);
    int[] demands = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      long demand = rows.get(i).at(1);
      if (demand < 0 || demand > capacity || (i == 0 && demand != 0)) {
        throw new BadInstance(
            "line %d, DEMAND_SECTION: demand %d; expected %s"
                .formatted(
                    rows.get(i).line(), demand, i == 0 ? "0 at the depot" : "0 to " + capacity));
      }
      demands[i] = (int) demand;
    }
    return demands;
  }

  /** Rows that count 1, 2, 3 ... to the dimension in their first column. */
  private static List<Row> numbered(VrplibText file, String section, int width, int nodes) {
    var rows = file.rows(section, width);
    if (rows.size() != nodes) {
      throw new BadInstance(
          "%s has %d rows; DIMENSION is %d".formatted(section, rows.size(), nodes));
    }
    for (int i = 0; i < nodes; i++) {
      if (rows.get(i).at(0) != i + 1) {
        throw new BadInstance(
            "line %d, %s: node %d where %d was expected"
                .formatted(rows.get(i).line(), section, rows.get(i).at(0), i + 1));
      }
    }
    return rows;
  }

  private static void checkDepot(VrplibText file) {
    var rows = file.rows("DEPOT_SECTION", 1);
    if (rows.size() != 2 || rows.get(0).at(0) != 1 || rows.get(1).at(0) != -1) {
      throw new BadInstance(
          "DEPOT_SECTION has to hold 1 and -1: one depot, which is the first node"
              + (rows.isEmpty() ? "" : " (line %d)".formatted(rows.getFirst().line())));
    }
  }

  private static TravelTimes distances(long[][] points) {
    int size = points.length;
    int[] metres = new int[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double x = points[i][0] - points[j][0];
        double y = points[i][1] - points[j][1];
        metres[i * size + j] = (int) (Math.sqrt(x * x + y * y) + 0.5);
      }
    }
    return TravelTimes.of(size, metres, new int[size * size]);
  }

  private static Problem problem(TravelTimes distances, int[] demands, int capacity) {
    var stops = new ArrayList<Stop>();
    for (int i = 1; i < demands.length; i++) {
      stops.add(
          new Stop(
              Integer.toString(i),
              new Location(i),
              STREAM,
              new Litres(demands[i]),
              Grams.ZERO,
              Seconds.ZERO,
              List.of(),
              new Mode.Must()));
    }
    // The class does not limit the trucks: one per customer never binds.
    var vehicles = new ArrayList<Vehicle>();
    for (int i = 1; i < demands.length; i++) {
      vehicles.add(vehicle(Integer.toString(i), capacity));
    }
    return new Problem(stops, vehicles, Map.of(PROFILE, distances));
  }

  private static Vehicle vehicle(String id, int capacity) {
    var depot = new Location(0);
    return new Vehicle(
        id,
        depot,
        depot,
        TimeWindow.of(0, 0),
        List.of(new Compartment(Set.of(STREAM), new Litres(capacity), Grams.ZERO)),
        Grams.ZERO,
        new Rates(Cost.ZERO, new Cost(1), Cost.ZERO),
        PROFILE);
  }
}
