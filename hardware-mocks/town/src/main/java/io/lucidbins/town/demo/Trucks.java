package io.lucidbins.town.demo;

import io.lucidbins.bridge.dispatch.DayPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The crews of the town: they do what the newest plan of the day says, to the minute. */
final class Trucks {
  private final Set<String> done = new HashSet<>();

  /**
   * The bins that are reached by now and were not yet emptied on that day, in order of arrival.
   *
   * @param now by the town's clock
   */
  List<String> reached(DayPlan plan, Instant now) {
    return plan.routes().stream()
        .flatMap(route -> route.stops().stream())
        .filter(stop -> !stop.arrivesAt().isAfter(now))
        .sorted((a, b) -> a.arrivesAt().compareTo(b.arrivesAt()))
        .map(stop -> stop.bin())
        .filter(bin -> done.add(plan.day() + " " + bin))
        .toList();
  }
}
