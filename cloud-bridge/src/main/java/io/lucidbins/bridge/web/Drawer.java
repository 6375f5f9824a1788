package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One bin in depth.
 *
 * @param curve its level over four weeks; empty if it never reported one
 * @param forecast where the level goes; empty if there is none
 * @param visits when the plan shown sends a truck to it
 * @param leftOut why the plan shown does not, though it would be due
 */
public record Drawer(
    BinView bin,
    Optional<LevelCurve> curve,
    Optional<ForecastView> forecast,
    List<Visit> visits,
    Optional<String> leftOut) {

  public Drawer {
    visits = List.copyOf(visits);
  }

  /** One stop of the plan at this bin. */
  public record Visit(String vehicleName, int order, Instant arrivesAt, String reason) {}

  static Drawer of(
      BinView bin,
      Optional<LevelCurve> curve,
      Optional<ForecastView> forecast,
      Optional<PlanView> plan) {
    return new Drawer(
        bin,
        curve,
        forecast,
        plan.map(known -> visits(known, bin.id())).orElse(List.of()),
        plan.flatMap(known -> leftOut(known, bin.id())));
  }

  private static List<Visit> visits(PlanView plan, String bin) {
    return plan.routes().stream()
        .flatMap(route ->
            route.stops().stream()
                .filter(stop -> stop.binId().equals(bin))
                .map(stop ->
                    new Visit(route.vehicleName(), stop.order(), stop.arrivesAt(), stop.reason())))
        .toList();
  }

  private static Optional<String> leftOut(PlanView plan, String bin) {
    return plan.unserved().stream()
        .filter(left -> left.binId().equals(bin))
        .map(PlanView.UnservedView::reason)
        .findFirst();
  }
}
