package io.lucidbins.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Generated problems: everything the model knows, mixed by a seed. */
public final class Cases {
  private static final List<String> STREAMS = List.of("glass", "paper");

  private final SplittableRandom random;

  private final boolean closed;
  private final int facilities;

  private Cases(long seed, boolean closed, int facilities) {
    this.closed = closed;
    this.facilities = facilities;
    random = new SplittableRandom(seed);
  }

  /**
   * A case with both streams, two compartments in some trucks, windows, prizes, forbidden stops, an
   * asymmetric matrix that breaks the triangle inequality, and a few missing ways.
   */
  public static Problem rich(long seed, int stops, int trucks) {
    return new Cases(seed, false, 0).problem(stops, trucks);
  }

  /**
   * As {@link #rich}, but with ways as a road network has them: a place is cut off or it is not;
   * where one can go in two legs, there is a way. Otherwise two stops may only be servable
   * together, which no insertion of one stop at a time can find.
   */
  public static Problem roads(long seed, int stops, int trucks) {
    return new Cases(seed, true, 0).problem(stops, trucks);
  }

  /**
   * As {@link #roads}, with places to tip, most of which open late, close early or rest at noon,
   * and trucks of which most have to end empty.
   */
  public static Problem disposal(long seed, int stops, int trucks, int facilities) {
    return new Cases(seed, true, facilities).problem(stops, trucks);
  }

  /** As {@link #disposal}, but with missing ways as in {@link #rich}. */
  public static Problem richDisposal(long seed, int stops, int trucks, int facilities) {
    return new Cases(seed, false, facilities).problem(stops, trucks);
  }

  private Problem problem(int stopCount, int truckCount) {
    var stops = new ArrayList<Stop>();
    for (int i = 0; i < stopCount; i++) {
      stops.add(stop("s" + i, new Location(2 + i)));
    }
    var vehicles = new ArrayList<Vehicle>();
    for (int i = 0; i < truckCount; i++) {
      vehicles.add(vehicle("t" + i, stopCount));
    }
    var places = new ArrayList<Facility>();
    for (int i = 0; i < facilities; i++) {
      places.add(facility("f" + i, new Location(2 + stopCount + i)));
    }
    var times = travelTimes(2 + stopCount + facilities);
    return new Problem(stops, vehicles, places, Map.of("truck", times));
  }

  private Stop stop(String id, Location location) {
    return new Stop(
        id,
        location,
        STREAMS.get(random.nextInt(2)),
        new Litres(random.nextInt(50, 1000)),
        new Grams(random.nextInt(1000, 90_000)),
        new Seconds(random.nextInt(30, 300)),
        windows(),
        mode());
  }

  private Facility facility(String id, Location location) {
    var streams =
        switch (random.nextInt(4)) {
          case 0 -> Set.of("glass");
          case 1 -> Set.of("paper");
          default -> Set.copyOf(STREAMS);
        };
    int opens = random.nextInt(0, 2000);
    int closes = opens + random.nextInt(1000, 9000);
    var open =
        switch (random.nextInt(3)) {
          case 0 -> List.of(TimeWindow.of(opens, closes));
          case 1 -> List.of(TimeWindow.of(0, opens), TimeWindow.of(opens + 900, closes + 900));
          default -> List.<TimeWindow>of();
        };
    return new Facility(id, location, streams, new Seconds(random.nextInt(60, 900)), open);
  }

  private List<TimeWindow> windows() {
    int first = random.nextInt(0, 5000);
    return switch (random.nextInt(4)) {
      case 0 -> List.of(TimeWindow.of(first, first + random.nextInt(200, 4000)));
      case 1 ->
          List.of(
              TimeWindow.of(first, first + random.nextInt(100, 800)),
              TimeWindow.of(first + 1500, first + 1500 + random.nextInt(100, 3000)));
      default -> List.of();
    };
  }

  private Mode mode() {
    int draw = random.nextInt(10);
    return draw < 5
        ? new Mode.Must()
        : draw < 9
            ? new Mode.May(new Cost(random.nextInt(500, 20_000)))
            : new Mode.Forbidden("hot");
  }

  private Vehicle vehicle(String id, int stops) {
    int litres = random.nextInt(300, 300 + 700 * (1 + stops / 3));
    int grams = random.nextInt(50_000, 50_000 + 60_000 * (1 + stops / 3));
    var compartments =
        random.nextBoolean()
            ? List.of(new Compartment(Set.copyOf(STREAMS), new Litres(litres), new Grams(grams)))
            : List.of(
                new Compartment(Set.of("glass"), new Litres(litres), new Grams(grams)),
                new Compartment(Set.of("paper"), new Litres(litres / 2 + 1), new Grams(grams)));
    return new Vehicle(
        id,
        new Location(random.nextInt(2)),
        new Location(random.nextInt(2)),
        TimeWindow.of(random.nextInt(0, 500), random.nextInt(3000, 12_000)),
        compartments,
        new Grams(grams + grams / 2),
        new Rates(new Cost(random.nextInt(0, 3000)), new Cost(random.nextInt(1, 3)), new Cost(2)),
        "truck",
        facilities > 0 && random.nextInt(4) > 0);
  }

  private TravelTimes travelTimes(int size) {
    int[] x = random.ints(size, 0, 5000).toArray();
    int[] y = random.ints(size, 0, 5000).toArray();
    int[] metres = new int[size * size];
    int[] seconds = new int[size * size];
    int cutOff = closed ? random.nextInt(2, 10 * size) : size;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        boolean missing = i != j && (closed ? j == cutOff : random.nextInt(40) == 0);
        double straight = Math.hypot(x[i] - x[j], y[i] - y[j]);
        int way = i == j ? 0 : (int) (straight * random.nextDouble(1.0, 1.5));
        metres[i * size + j] = missing ? TravelTimes.UNREACHABLE : way;
        seconds[i * size + j] =
            missing ? TravelTimes.UNREACHABLE : (int) (way / random.nextDouble(5, 12));
      }
    }
    return TravelTimes.of(size, metres, seconds);
  }
}
