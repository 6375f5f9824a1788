package io.lucidbins.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A street with one place per 100 m and per 10 s, places 0 to 9, depot at place 0: problems small
 * enough to solve in the head.
 */
public final class Town {
  public static final String PAPER = "paper";

  private final List<Stop> stops = new ArrayList<>();
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final List<Facility> facilities = new ArrayList<>();

  /** A must at a place: 100 litres, 10 kg, a minute. */
  public Town must(String id, int place) {
    return stop(id, place, PAPER, new Mode.Must());
  }

  public Town may(String id, int place, long prize) {
    return stop(id, place, PAPER, new Mode.May(new Cost(prize)));
  }

  public Town stop(String id, int place, String stream, Mode mode, TimeWindow... windows) {
    stops.add(
        new Stop(
            id,
            new Location(place),
            stream,
            new Litres(100),
            new Grams(10_000),
            new Seconds(60),
            List.of(windows),
            mode));
    return this;
  }

  /** A truck for paper that works from 0 to {@code shiftEndS}, at 1 per metre. */
  public Town truck(String id, int litres, int grams, int shiftEndS) {
    return truck(
        id, shiftEndS, grams, new Compartment(Set.of(PAPER), new Litres(litres), new Grams(grams)));
  }

  public Town truck(String id, int shiftEndS, int grossGrams, Compartment... compartments) {
    vehicles.add(
        new Vehicle(
            id,
            new Location(0),
            new Location(0),
            TimeWindow.of(0, shiftEndS),
            List.of(compartments),
            new Grams(grossGrams),
            new Rates(Cost.ZERO, new Cost(1), Cost.ZERO),
            "truck"));
    return this;
  }

  /** As {@link #truck(String, int, int, int)}, but it has to come back empty. */
  public Town emptyTruck(String id, int litres, int grams, int shiftEndS) {
    truck(id, litres, grams, shiftEndS);
    return endsEmpty();
  }

  /** The last truck has to come back empty. */
  public Town endsEmpty() {
    var v = vehicles.removeLast();
    vehicles.add(
        new Vehicle(
            v.id(),
            v.start(),
            v.end(),
            v.shift(),
            v.compartments(),
            v.gross(),
            v.rates(),
            v.profile(),
            true));
    return this;
  }

  /** A place to tip that takes the streams in half a minute. */
  public Town facility(String id, int place, Set<String> streams, TimeWindow... open) {
    facilities.add(new Facility(id, new Location(place), streams, new Seconds(30), List.of(open)));
    return this;
  }

  public Problem problem() {
    int[] metres = new int[100];
    int[] seconds = new int[100];
    for (int i = 0; i < 100; i++) {
      metres[i] = 100 * Math.abs(i / 10 - i % 10);
      seconds[i] = metres[i] / 10;
    }
    return problem(TravelTimes.of(10, metres, seconds));
  }

  public Problem problem(TravelTimes times) {
    return new Problem(stops, vehicles, facilities, Map.of("truck", times));
  }
}
