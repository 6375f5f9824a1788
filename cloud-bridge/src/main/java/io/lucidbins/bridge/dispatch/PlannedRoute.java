package io.lucidbins.bridge.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The day of one truck.
 *
 * @param start where it leaves
 * @param end where it returns
 * @param drivenSeconds of driving
 * @param servedSeconds of service, at bins and disposal sites
 * @param capacityLitres of the truck, all of it
 * @param capacityGrams of the truck, all of it
 * @param visits in the order in which they are made
 */
public record PlannedRoute(
    String vehicle,
    String vehicleName,
    PlannedPlace start,
    PlannedPlace end,
    Instant startsAt,
    Instant endsAt,
    int metres,
    int drivenSeconds,
    int servedSeconds,
    int capacityLitres,
    int capacityGrams,
    List<PlannedVisit> visits) {
  public PlannedRoute {
    visits = List.copyOf(visits);
  }

  /** Its emptyings of bins, in order. */
  public List<PlannedStop> stops() {
    return visits.stream()
        .filter(PlannedStop.class::isInstance)
        .map(PlannedStop.class::cast)
        .toList();
  }

  /** Where it is emptied itself, in order. */
  public List<PlannedTip> tips() {
    return visits.stream()
        .filter(PlannedTip.class::isInstance)
        .map(PlannedTip.class::cast)
        .toList();
  }

  /** Litres collected in all. */
  public int litres() {
    return stops().stream().mapToInt(PlannedStop::litres).sum();
  }

  /** Grams collected in all. */
  public int grams() {
    return stops().stream().mapToInt(PlannedStop::grams).sum();
  }

  /** Litres at the fullest moment. */
  public int peakLitres() {
    return stops().stream().mapToInt(PlannedStop::litresAfter).max().orElse(0);
  }

  /** Grams at the heaviest moment. */
  public int peakGrams() {
    return stops().stream().mapToInt(PlannedStop::gramsAfter).max().orElse(0);
  }

  /** Seconds in which it neither drives nor serves: it waits for a time window. */
  public int waitedSeconds() {
    return (int) Duration.between(startsAt, endsAt).toSeconds() - drivenSeconds - servedSeconds;
  }
}
