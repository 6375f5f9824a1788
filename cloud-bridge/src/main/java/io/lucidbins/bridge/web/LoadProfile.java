package io.lucidbins.bridge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How full a truck is over its day, as a drawing of 1,000 by 40: the fuller of kg and litres, up
 * with each stop and down to nothing with each tip.
 *
 * @param path outline of the load, closed along the bottom
 * @param stops service at bins
 * @param tips service at tip sites
 */
public record LoadProfile(String path, List<Block> stops, List<Block> tips) {
  static final double WIDTH = 1_000;
  static final double HEIGHT = 40;

  /** Room above a full truck, so that its outline is seen. */
  private static final double HEADROOM = 3;

  /** Narrower blocks could not be seen. */
  private static final double LEAST_WIDTH = 4;

  public LoadProfile {
    stops = List.copyOf(stops);
    tips = List.copyOf(tips);
  }

  /** A part of the day. */
  public record Block(double from, double width) {}

  /** The drawing of a route. */
  public static LoadProfile of(PlanView.RouteView route) {
    var path = new StringBuilder("M0 40");
    List<Block> stops = new ArrayList<>();
    List<Block> tips = new ArrayList<>();
    for (PlanView.VisitView visit : route.visits()) {
      double at = WIDTH * route.share(visit.leavesAt());
      path.append(String.format(Locale.ROOT, "H%.1fV%.1f", at, height(visit, route)));
      switch (visit) {
        case PlanView.StopView _ -> stops.add(block(visit, route));
        case PlanView.TipView _ -> tips.add(block(visit, route));
      }
    }
    path.append("H1000V40Z");
    return new LoadProfile(path.toString(), stops, tips);
  }

  private static Block block(PlanView.VisitView visit, PlanView.RouteView route) {
    double from = WIDTH * route.share(visit.arrivesAt());
    double width = WIDTH * route.share(visit.leavesAt()) - from;
    return new Block(rounded(from), rounded(Math.max(LEAST_WIDTH, width)));
  }

  private static double height(PlanView.VisitView visit, PlanView.RouteView route) {
    double full =
        switch (visit) {
          case PlanView.StopView stop ->
              Math.max(
                  share(stop.litresAfter(), route.capacityLitres()),
                  share(stop.gramsAfter(), route.capacityGrams()));
          case PlanView.TipView _ -> 0;
        };
    return HEIGHT - (HEIGHT - HEADROOM) * full;
  }

  private static double share(int load, int capacity) {
    return capacity <= 0 ? 0 : Math.clamp((double) load / capacity, 0, 1);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
