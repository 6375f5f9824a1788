package io.lucidbins.bridge.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What the map draws; bins without a position are only in the list. */
record MapView(List<Mark> bins, List<SiteView> sites, List<Line> routes) {

  /** One bin on the map. */
  record Mark(
      String id,
      String name,
      Place position,
      Band state,
      String word,
      boolean stale,
      OptionalDouble levelPercent) {}

  /** One truck's way through its stops and tips, in order. */
  record Line(String vehicleName, List<Place> through) {}

  static MapView of(List<BinView> bins, List<SiteView> sites, Optional<PlanView> plan) {
    return new MapView(
        bins.stream().flatMap(bin -> mark(bin).stream()).toList(),
        sites,
        plan.stream().flatMap(known -> known.routes().stream()).map(MapView::line).toList());
  }

  private static Optional<Mark> mark(BinView bin) {
    return bin.position()
        .map(position ->
            new Mark(
                bin.id(),
                bin.name(),
                position,
                bin.state(),
                Wording.state(bin),
                bin.stale(),
                bin.levelPercent()));
  }

  private static Line line(PlanView.RouteView route) {
    Stream<Place> visits = route.visits().stream().flatMap(visit -> visit.position().stream());
    return new Line(
        route.vehicleName(),
        Stream.of(route.start().stream(), visits, route.end().stream())
            .flatMap(part -> part)
            .toList());
  }
}
