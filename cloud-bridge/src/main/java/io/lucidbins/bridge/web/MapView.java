package io.lucidbins.bridge.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the map draws; bins without a position are only in the list.
 *
 * @param extent of all bins that match, also of those out of sight
 * @param clusters bins that stand for many, when there are too many to draw each
 */
record MapView(
    List<Mark> bins,
    List<Cluster> clusters,
    Optional<Extent> extent,
    List<SiteView> sites,
    List<Line> routes) {
  /** More bins than this in sight are drawn in clusters. */
  static final int MOST_SINGLES = 1_500;

  /** Bins closer than about this stand in one cluster. */
  static final double CELL_PX = 64;

  /** One bin on the map. */
  record Mark(
      String id,
      String name,
      Place position,
      Band state,
      String word,
      boolean stale,
      OptionalDouble levelPercent) {}

  /**
   * Several bins close together.
   *
   * @param position in their middle
   * @param states how many are in each state; states without a bin are absent
   */
  record Cluster(Place position, int count, Map<Band, Integer> states) {}

  /** The box around all bins. */
  record Extent(double west, double south, double east, double north) {}

  /** One truck's way through its stops and tips, in order. */
  record Line(String vehicleName, List<Place> through) {}

  /**
   * @param asked the part of the world to show; all of it if that is not said
   */
  static MapView of(
      List<BinView> bins,
      List<SiteView> sites,
      Optional<PlanView> plan,
      Optional<MapWindow> asked) {
    List<Mark> all = bins.stream().flatMap(bin -> mark(bin).stream()).toList();
    Optional<MapWindow> whole = MapWindow.around(all.stream().map(Mark::position).toList());
    List<Mark> seen =
        all.size() <= MOST_SINGLES || asked.isEmpty()
            ? all
            : all.stream().filter(mark -> asked.get().holds(mark.position())).toList();
    var singles = new ArrayList<Mark>();
    var clusters = new ArrayList<Cluster>();
    if (seen.size() <= MOST_SINGLES) {
      singles.addAll(seen);
    } else {
      gather(seen, asked.or(() -> whole).orElseThrow(), singles, clusters);
    }
    return new MapView(
        singles,
        clusters,
        whole.map(box -> new Extent(box.west(), box.south(), box.east(), box.north())),
        sites,
        plan.stream().flatMap(known -> known.routes().stream()).map(MapView::line).toList());
  }

  private static void gather(
      List<Mark> seen, MapWindow window, List<Mark> singles, List<Cluster> clusters) {
    var cells = new HashMap<Cell, List<Mark>>();
    for (Mark mark : seen) {
      cells.computeIfAbsent(Cell.of(mark.position(), window), _ -> new ArrayList<>()).add(mark);
    }
    for (List<Mark> cell : cells.values()) {
      if (cell.size() == 1) {
        singles.add(cell.getFirst());
      } else {
        clusters.add(cluster(cell));
      }
    }
  }

  private record Cell(long x, long y) {
    static Cell of(Place place, MapWindow window) {
      return new Cell(
          (long) Math.floor(window.x(place) / CELL_PX),
          (long) Math.floor(window.y(place) / CELL_PX));
    }
  }

  private static Cluster cluster(List<Mark> cell) {
    var states = new EnumMap<Band, Integer>(Band.class);
    double latitude = 0;
    double longitude = 0;
    for (Mark mark : cell) {
      states.merge(mark.state(), 1, Integer::sum);
      latitude += mark.position().latitude();
      longitude += mark.position().longitude();
    }
    int count = cell.size();
    return new Cluster(new Place(latitude / count, longitude / count), count, states);
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
