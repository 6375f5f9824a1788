package io.lucidbins.routing;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * A truck and its crew for one shift.
 *
 * @param id unique among the vehicles of a problem
 * @param start depot it leaves from
 * @param end depot it returns to
 * @param shift it leaves at the shift's first second and is back by its last
 * @param compartments one to {@value #MAX_COMPARTMENTS}; no stream in two of them
 * @param gross limit of all compartments together
 * @param profile which {@link TravelTimes} it drives by
 * @param endsEmpty whether it has to be empty when it comes back, so that its last load is tipped
 */
public record Vehicle(
    String id,
    Location start,
    Location end,
    TimeWindow shift,
    List<Compartment> compartments,
    Grams gross,
    Rates rates,
    String profile,
    boolean endsEmpty) {
  public static final int MAX_COMPARTMENTS = 8;

  public Vehicle {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a vehicle needs an id");
    }
    compartments = List.copyOf(compartments);
    if (compartments.isEmpty() || compartments.size() > MAX_COMPARTMENTS) {
      throw new IllegalArgumentException(
          "vehicle %s has %d compartments; it takes 1 to %d"
              .formatted(id, compartments.size(), MAX_COMPARTMENTS));
    }
    var seen = new HashSet<String>();
    for (var compartment : compartments) {
      for (var stream : compartment.sortedStreams()) {
        if (!seen.add(stream)) {
          throw new IllegalArgumentException(
              "vehicle %s has two compartments for stream %s".formatted(id, stream));
        }
      }
    }
  }

  /** A truck that may come back loaded, as in the published instances. */
  public Vehicle(
      String id,
      Location start,
      Location end,
      TimeWindow shift,
      List<Compartment> compartments,
      Grams gross,
      Rates rates,
      String profile) {
    this(id, start, end, shift, compartments, gross, rates, profile, false);
  }

  /** Index of the compartment that takes the stream; empty if none does. */
  public OptionalInt compartmentFor(String stream) {
    for (int i = 0; i < compartments.size(); i++) {
      if (compartments.get(i).streams().contains(stream)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
