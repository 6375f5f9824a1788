package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.forecast.BinForecast;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.FillForecast;
import io.lucidbins.bridge.forecast.ForecastFill;
import io.lucidbins.device.BinId;
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

/** Plans a day: forecast, select, solve, check, keep as a draft, publish. */
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

  /** The newest version made, of any day, a draft or not. */
  public Optional<DayPlan> latest() {
    return plans.latest();
  }

  /** The plan that was put in force last, of any day. */
  public Optional<DayPlan> latestPublished() {
    return plans.latestPublished();
  }

  /** The version in force on a day. */
  public Optional<DayPlan> published(LocalDate day) {
    return plans.published(day);
  }

  /** A version by its id. */
  public Optional<DayPlan> plan(String id) {
    return plans.plan(id);
  }

  /**
   * Puts a version in force on its day: {@link Plans#publish}.
   *
   * @throws UnknownPlan if there is none with the id
   */
  public DayPlan publish(String id, Instant now) {
    return plans.publish(id, now);
  }

  /** Forecasts of all bins that reported a level, by bin id. */
  public Map<String, FillForecast> forecasts(Instant now) {
    return ForecastFill.forecast(histories(fleet.bins(), now), now);
  }

  /**
   * The forecast of one bin as a curve, if it ever reported a level. It reads the histories of all
   * bins of the waste stream, since they lend each other their habits; {@link #forecasts} and
   * {@link BinForecast#of} give the same for many bins at once.
   */
  public Optional<BinForecast> forecast(BinId id, Instant now) {
    return fleet.bin(id).flatMap(bin -> forecast(bin, now));
  }

  private Optional<BinForecast> forecast(Bin bin, Instant now) {
    var kin = fleet.bins().stream().filter(b -> b.wasteStream().equals(bin.wasteStream())).toList();
    var read = histories(kin, now);
    var own = Optional.ofNullable(ForecastFill.forecast(read, now).get(bin.id().toString()));
    return own.map(forecast -> BinForecast.of(forecast, historyOf(bin, read), now));
  }

  private static BinHistory historyOf(Bin bin, List<BinHistory> read) {
    String id = bin.id().toString();
    return read.stream().filter(history -> history.bin().equals(id)).findFirst().orElseThrow();
  }

  /**
   * Plans and publishes the current day if that is due: nothing is in force yet, or what is in
   * force is older than {@link DispatchSettings#replanEvery} and leaves out a bin that has become a
   * must. The current day is today, or tomorrow once today's shifts are over. Without any truck
   * nothing is due.
   *
   * @return the new plan, if one was published
   * @throws PlanRefused if the checker refuses it
   */
  public Optional<DayPlan> planIfDue(Instant now) {
    var means = Means.of(fleet);
    if (means.vehicles().isEmpty()) {
      return Optional.empty();
    }
    var day = PlanningDay.current(settings.zone(), now, means.vehicles());
    var last = plans.published(day.date());
    if (last.isPresent() && now.isBefore(last.get().madeAt().plus(settings.replanEvery()))) {
      return Optional.empty();
    }
    var needs = needs(day);
    if (!isDue(last, needs)) {
      return Optional.empty();
    }
    var draft = plan(day, means, needs, new Search(seed(day), budget(), Observer.NONE));
    return Optional.of(plans.publish(draft.id(), now));
  }

  private static boolean isDue(Optional<DayPlan> last, List<Need> needs) {
    return last.map(plan -> needs.stream().anyMatch(need -> isNewMust(need, plan)))
        .orElseGet(() -> needs.stream().anyMatch(PlanPickups::wantsTruck));
  }

  private static boolean wantsTruck(Need need) {
    return need instanceof Need.Due || need instanceof Need.Worthwhile;
  }

  /** A must that the plan neither serves nor has already given up on. */
  private static boolean isNewMust(Need need, DayPlan plan) {
    String bin = need.bin().id().toString();
    return need instanceof Need.Due
        && !plan.serves(bin)
        && plan.unserved().stream()
            .noneMatch(left -> left.bin().equals(bin) && left.why() != LeftOutKind.NOT_WORTH_IT);
  }

  /** The same without looking on. */
  public DayPlan plan(PlanOrder order, Instant now) {
    return plan(order, now, Observer.NONE);
  }

  /**
   * Plans a day and keeps the plan as its next version, a draft.
   *
   * @param observer sees the search
   * @throws BadOrder if the day is over or too far ahead, there is nothing to plan, or a vehicle
   *     that is to be off is unknown
   * @throws PlanRefused if the checker refuses the plan; then nothing is stored
   */
  public DayPlan plan(PlanOrder order, Instant now, Observer observer) {
    var all = Means.of(fleet).requireSome(fleet.bins());
    var means = all.without(order.without());
    var day = PlanningDay.of(order.day(), settings.zone(), now, all.vehicles());
    day.requirePlannable();
    return plan(day, means, needs(day), new Search(order.seed(), order.budget(), observer));
  }

  /** How to search. */
  private record Search(long seed, Budget budget, Observer observer) {}

  private DayPlan plan(PlanningDay day, Means means, List<Need> needs, Search search) {
    var asked = new ToProblem(settings, day).problem(needs, means, travel);
    var problem = asked.problem();
    var hash = ProblemHash.of(problem);
    var solution = Solve.solve(problem, search.seed(), search.budget(), search.observer());
    if (!solution.verdict().feasible()) {
      throw new PlanRefused(hash.hex(), search.seed(), solution.verdict().violations());
    }
    var write = new WriteDayPlan(day, needs, means, problem);
    var origin = origin(hash, search.seed(), solution, asked.travel());
    return plans.draft(
        day.date(),
        version ->
            new DayPlan(
                DayPlan.id(day.date(), version),
                day.date(),
                version,
                day.now(),
                Optional.empty(),
                origin,
                write.routes(solution.plan()),
                write.unserved(solution.plan(), needs)));
  }

  private static Origin origin(ProblemHash hash, long seed, Solution solution, String travel) {
    var schedule = solution.schedule();
    return new Origin(
        hash.hex(), seed, schedule.hot() + "+" + schedule.ran(), "checked, no violations", travel);
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
