package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.dispatch.PublishedPlan.Origin;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.FillForecast;
import io.lucidbins.bridge.forecast.ForecastFill;
import io.lucidbins.routing.ProblemHash;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Solution;
import io.lucidbins.routing.search.Solve;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans a day: forecast, select, solve, check, publish. */
public final class PlanPickups {
  private final Fleet fleet;
  private final BinHistories histories;
  private final TravelTimeSource travel;
  private final Plans plans;
  private final DispatchSettings settings;

  public PlanPickups(
      Fleet fleet,
      BinHistories histories,
      TravelTimeSource travel,
      Plans plans,
      DispatchSettings settings) {
    this.fleet = fleet;
    this.histories = histories;
    this.travel = travel;
    this.plans = plans;
    this.settings = settings;
  }

  /** The plan published last, of any day. */
  public Optional<PublishedPlan> latest() {
    return plans.latest();
  }

  /** Forecasts of all bins that reported a level, by bin id. */
  public Map<String, FillForecast> forecasts(Instant now) {
    return ForecastFill.forecast(histories(fleet.bins(), now), now);
  }

  /**
   * Plans the current day if that is due: it has no plan yet, or the last one is older than {@link
   * DispatchSettings#replanEvery} and leaves out a bin that has become a must. The current day is
   * today, or tomorrow once today's shifts are over. Without any truck nothing is due.
   *
   * @return the new plan, if one was published
   * @throws PlanRefused if the checker refuses it
   */
  public Optional<PublishedPlan> planIfDue(Instant now) {
    var vehicles = fleet.vehicles();
    if (vehicles.isEmpty()) {
      return Optional.empty();
    }
    var day = PlanningDay.current(settings.zone(), now, vehicles);
    var last = plans.latest(day.date());
    if (last.isPresent() && now.isBefore(last.get().madeAt().plus(settings.replanEvery()))) {
      return Optional.empty();
    }
    var needs = needs(day);
    return isDue(last, needs)
        ? Optional.of(plan(day, vehicles, needs, seed(day), budget()))
        : Optional.empty();
  }

  private static boolean isDue(Optional<PublishedPlan> last, List<Need> needs) {
    return last.map(plan -> needs.stream().anyMatch(need -> isNewMust(need, plan)))
        .orElseGet(() -> needs.stream().anyMatch(PlanPickups::wantsTruck));
  }

  private static boolean wantsTruck(Need need) {
    return need instanceof Need.Due || need instanceof Need.Worthwhile;
  }

  /** A must that the plan neither serves nor has already given up on. */
  private static boolean isNewMust(Need need, PublishedPlan plan) {
    String bin = need.bin().id().toString();
    return need instanceof Need.Due
        && !plan.serves(bin)
        && plan.unserved().stream()
            .noneMatch(left -> left.bin().equals(bin) && left.why() != LeftOutKind.NOT_WORTH_IT);
  }

  /**
   * Plans a day and publishes it as its next version.
   *
   * @param seed with the stored problem and iterations it gives the same plan again
   * @throws PlanRefused if the checker refuses the plan; then nothing is stored
   */
  public PublishedPlan plan(LocalDate date, Instant now, long seed, Budget budget) {
    var vehicles = fleet.vehicles();
    var day = PlanningDay.of(date, settings.zone(), now, vehicles);
    return plan(day, vehicles, needs(day), seed, budget);
  }

  private PublishedPlan plan(
      PlanningDay day, List<Vehicle> vehicles, List<Need> needs, long seed, Budget budget) {
    var problem = new ToProblem(settings, day).problem(needs, vehicles, travel);
    var hash = ProblemHash.of(problem);
    var solution = Solve.solve(problem, seed, budget, Observer.NONE);
    if (!solution.verdict().feasible()) {
      throw new PlanRefused(hash.hex(), seed, solution.verdict().violations());
    }
    var write = new WritePublishedPlan(day, needs, vehicles);
    var origin = origin(hash, seed, solution);
    return plans.publish(
        day.date(),
        version ->
            new PublishedPlan(
                PublishedPlan.id(day.date(), version),
                day.date(),
                version,
                day.now(),
                origin,
                write.routes(solution.plan()),
                write.unserved(solution.plan(), needs)));
  }

  private static Origin origin(ProblemHash hash, long seed, Solution solution) {
    var schedule = solution.schedule();
    return new Origin(
        hash.hex(), seed, schedule.hot() + "+" + schedule.ran(), "checked, no violations");
  }

  private List<Need> needs(PlanningDay day) {
    var bins = fleet.bins();
    var read = histories(bins, day.now());
    var forecasts = ForecastFill.forecast(read, day.now());
    var byBin = read.stream().collect(Collectors.toMap(BinHistory::bin, h -> h));
    var select = new SelectBins(settings, day);
    var needs = new ArrayList<Need>();
    for (var bin : bins) {
      String id = bin.id().toString();
      var emptied =
          Optional.ofNullable(byBin.get(id))
              .flatMap(h -> h.emptyings().stream().max(Comparator.naturalOrder()));
      needs.add(select.need(bin, Optional.ofNullable(forecasts.get(id)), emptied));
    }
    return needs;
  }

  private List<BinHistory> histories(List<Bin> bins, Instant now) {
    return histories.of(bins, now.minus(ForecastFill.LOOK_BACK), now.plusMillis(1));
  }

  private Budget budget() {
    return Budget.Iterations.of(settings.iterations());
  }

  /** Any number will do, as long as the same plan gets the same one again. */
  private static long seed(PlanningDay day) {
    return day.date().toEpochDay();
  }
}
