package io.lucidbins.bridge.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The key figures over all bins, whatever the filter shows.
 *
 * @param heard how many bins have an agent that reported at least once
 */
public record Figures(
    int bins,
    long heard,
    long online,
    long stale,
    long full,
    Map<Urgency, Long> urgent,
    Figure fillAtStops,
    Figure distance,
    Figure points,
    Figure carbon) {
  private static final double PERCENT = 100;

  static Figures of(List<BinRow> rows, Optional<PlanView> plan, Totals totals) {
    return new Figures(
        rows.size(),
        count(rows, row -> row.bin().lastHeardAt().isPresent()),
        count(rows, row -> row.bin().online()),
        count(rows, row -> row.bin().stale()),
        count(rows, row -> row.bin().state() == Band.FULL),
        rows.stream()
            .flatMap(row -> row.urgent().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
        plan.map(known -> fillAtStops(rows, known)).orElse(Figure.missing("no plan yet")),
        plan.map(Figures::distance).orElse(Figure.missing("no plan yet")),
        totals.awards() == 0
            ? Figure.missing("no deposit yet")
            : Figure.of(
                Wording.points(totals.milliPoints()),
                "for " + Wording.count(totals.awards(), "deposit")),
        totals.awards() == 0
            ? Figure.missing("no deposit yet")
            : Figure.of(Wording.co2e(totals.milligramsCo2e()), "estimated, vs landfill"));
  }

  private static long count(List<BinRow> rows, Predicate<BinRow> which) {
    return rows.stream().filter(which).count();
  }

  /** How full the bins are expected to be when the trucks of the plan come. */
  private static Figure fillAtStops(List<BinRow> rows, PlanView plan) {
    Map<String, OptionalInt> volumes =
        rows.stream()
            .collect(Collectors.toMap(row -> row.bin().id(), row -> row.bin().volumeLitres()));
    double[] shares =
        plan.routes().stream()
            .flatMap(route -> route.stops().stream())
            .flatMapToDouble(
                stop -> share(stop, volumes.getOrDefault(stop.binId(), OptionalInt.empty())))
            .toArray();
    OptionalDouble mean = DoubleStream.of(shares).average();
    if (mean.isEmpty()) {
      return Figure.missing(
          plan.stopCount() == 0 ? "the plan has no stop" : "no planned bin has a known volume");
    }
    return Figure.of(
        Wording.percent(mean.getAsDouble()), "mean of " + Wording.count(shares.length, "stop"));
  }

  private static DoubleStream share(PlanView.StopView stop, OptionalInt volume) {
    return volume.isPresent()
        ? DoubleStream.of(PERCENT * stop.litres() / volume.getAsInt())
        : DoubleStream.empty();
  }

  private static Figure distance(PlanView plan) {
    return Figure.of(
        Wording.kilometres(plan.distanceMetres()),
        Wording.count(plan.stopCount(), "stop")
            + ", "
            + Wording.count(plan.routes().size(), "truck"));
  }

  /** How many bins are urgent on a day. */
  public long urgent(Urgency day) {
    return urgent.getOrDefault(day, 0L);
  }

  /** How many bins with an agent are not connected. */
  public long offline() {
    return heard - online;
  }
}
