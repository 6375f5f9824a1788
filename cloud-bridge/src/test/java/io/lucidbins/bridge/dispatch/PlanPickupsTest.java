package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.Level;
import io.lucidbins.device.BinId;
import io.lucidbins.routing.search.Budget;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPickupsTest {
  /** A Saturday; the shift is from 7 to 15 in UTC. */
  private static final Instant SIX = Instant.parse("2026-11-21T06:00:00Z");

  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
  private static final Position DEPOT = new Position(53.22, 6.57);

  @TempDir Path folder;
  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, List<Instant>> emptyings = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private Database database;
  private Fleet fleet;
  private Plans plans;
  private PlanPickups pickups;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
    fleet.put(new Site("depot", "Depot", SiteKind.DEPOT, DEPOT));
    plans = new Plans(database, "main", (_, id) -> told.add(id));
    pickups =
        new PlanPickups(
            fleet, this::histories, new StraightLineTimes(), plans, DispatchSettings.defaults());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void full_bins_are_emptied_and_empty_ones_are_not() {
    truck("t1", 20_000);
    bin("full", 1, 1000);
    bin("empty", 2, 0);

    var plan = plan(SIX);

    assertThat(stops(plan)).extracting(PlannedStop::bin).containsExactly("full");
    assertThat(stops(plan).getFirst().reason())
        .isEqualTo(new Reason(ReasonKind.FULLNESS, 1.0, 100, "Full now."));
    assertThat(plan.unserved()).isEmpty();
    assertThat(plan.origin().verdict()).isEqualTo("checked, no violations");
  }

  @Test
  void a_route_has_times_loads_and_totals() {
    truck("t1", 20_000);
    bin("a", 1, 1000);
    bin("b", 2, 1000);

    var route = plan(SIX).routes().getFirst();

    assertThat(route.startsAt()).isEqualTo("2026-11-21T07:00:00Z");
    assertThat(route.stops()).extracting(PlannedStop::order).containsExactly(1, 2);
    assertThat(route.stops().get(0).arrivesAt()).isAfter(route.startsAt());
    assertThat(route.stops().get(1).arrivesAt()).isAfter(route.stops().get(0).arrivesAt());
    assertThat(route.endsAt()).isAfter(route.stops().get(1).arrivesAt());
    assertThat(route.litres())
        .isEqualTo(route.stops().stream().mapToInt(PlannedStop::litres).sum())
        .isEqualTo(route.stops().getLast().litresAfter())
        .isGreaterThanOrEqualTo(2 * 1000);
    // Bins stand 0.01 degrees (1.1 km) north of each other: 2 x 2.2 km x 1.35.
    assertThat(route.metres()).isBetween(5_900, 6_100);
  }

  @Test
  void a_sentence_tells_level_chance_and_next_round() {
    truck("t1", 20_000);
    bin("full", 1, 1000); // the truck leaves for this one
    bin("near", 1, 930);

    var reason =
        stops(plan(SIX)).stream()
            .filter(stop -> stop.bin().equals("near"))
            .findFirst()
            .orElseThrow()
            .reason();

    assertThat(reason.kind()).isEqualTo(ReasonKind.FULLNESS);
    assertThat(reason.sentence())
        .isEqualTo(
            "93 %% now, %d %% chance of overflowing before Sunday's round."
                .formatted(Math.min(99, Math.round(100 * reason.pOverflow()))));
  }

  @Test
  void organic_waste_is_emptied_by_age_however_little_there_is() {
    truck("t1", 20_000);
    bin("old", 1, 50, new WasteStream("organic"));
    bin("young", 2, 50, new WasteStream("organic"));
    emptyings.put("old", List.of(SIX.minus(Duration.ofDays(6))));
    emptyings.put("young", List.of(SIX.minus(Duration.ofDays(2))));

    var stop = stops(plan(SIX)).getFirst();

    assertThat(stop.bin()).isEqualTo("old");
    assertThat(stop.reason().kind()).isEqualTo(ReasonKind.AGE);
    assertThat(stop.reason().sentence())
        .isEqualTo("Organic, last emptied 6 days ago; the limit is 7 days.");
    assertThat(stops(plan(SIX))).hasSize(1);
  }

  @Test
  void every_bin_that_cannot_be_planned_says_why() {
    truck("t1", 5_000);
    fleet.put(Bin.undescribed(new BinId("nowhere")));
    fleet.put(
        new Bin(new BinId("sizeless"), "Sizeless", Optional.of(DEPOT), WasteStream.MIXED, 0, 0));
    bin("silent", 1, -1);
    bin("glass", 2, 1000, new WasteStream("glass"));

    var plan = plan(SIX);

    assertThat(plan.routes()).isEmpty();
    assertThat(plan.unserved())
        .extracting(LeftOut::bin, LeftOut::why)
        .containsExactlyInAnyOrder(
            tuple("glass", LeftOutKind.NO_TRUCK_FOR_STREAM),
            tuple("nowhere", LeftOutKind.NO_POSITION),
            tuple("sizeless", LeftOutKind.NO_VOLUME),
            tuple("silent", LeftOutKind.NO_LEVEL));
    assertThat(plan.unserved()).allMatch(left -> left.sentence().endsWith("."));
  }

  @Test
  void a_truck_takes_95_percent_of_its_limit_and_the_rest_is_left_with_its_reason() {
    truck("t1", 2_400); // 95 % are 2,280 litres: two full bins of 1,000, not three
    bin("a", 1, 1000);
    bin("b", 2, 1000);
    bin("c", 3, 1000);

    var plan = plan(SIX);

    assertThat(stops(plan)).hasSize(2);
    assertThat(plan.unserved()).extracting(LeftOut::why).containsExactly(LeftOutKind.CAPACITY_FULL);
  }

  @Test
  void a_visit_that_is_not_worth_its_detour_is_left_with_both_numbers() {
    truck("t1", 20_000);
    // 33 km away with a middling chance: the detour costs more than that share of an overflow.
    bin("far", 30, 820);

    var left = plan(SIX).unserved().getFirst();

    assertThat(left.why()).isEqualTo(LeftOutKind.NOT_WORTH_IT);
    assertThat(left.sentence()).matches("The detour of 9\\d\\.\\d km .* is worth \\d+\\.\\d\\d\\.");
  }

  @Test
  void no_truck_reaches_the_other_end_of_the_world_within_its_shift() {
    truck("t1", 20_000);
    bin("far", 1, 1000);
    fleet.put(
        new Bin(
            new BinId("far"),
            "Far",
            Optional.of(new Position(-40, 170)),
            new WasteStream("paper"),
            1000,
            1000));

    assertThat(plan(SIX).unserved())
        .extracting(LeftOut::why)
        .containsExactly(LeftOutKind.OUTSIDE_SHIFTS);
  }

  @Test
  void a_plan_comes_back_from_the_store_as_it_was_and_its_publication_is_told() {
    truck("t1", 20_000);
    bin("a", 1, 1000);
    bin("b", 2, 940);
    fleet.put(Bin.undescribed(new BinId("nowhere")));

    var first = plan(SIX);
    var second = plan(SIX.plusSeconds(60));

    assertThat(first.id()).isEqualTo("2026-11-21.1");
    assertThat(second.id()).isEqualTo("2026-11-21.2");
    assertThat(plans.plan(first.id())).contains(first);
    assertThat(plans.latest()).contains(second);
    assertThat(plans.published(SATURDAY.plusDays(1))).isEmpty();
    assertThat(told).containsExactly(first.id(), second.id());
  }

  @Test
  void the_same_state_and_seed_give_the_same_plan() {
    truck("t1", 3_000);
    truck("t2", 3_000);
    for (int i = 0; i < 12; i++) {
      bin("b" + i, i - 6, 700 + 30 * i);
    }

    var first = plan(SIX);
    var second = plan(SIX);

    assertThat(second.origin()).isEqualTo(first.origin());
    assertThat(second.routes()).isEqualTo(first.routes());
  }

  @Test
  void a_plan_is_due_once_a_day_and_again_when_a_new_must_appears() {
    truck("t1", 20_000);
    bin("a", 1, 1000);
    bin("b", 2, 0);

    assertThat(pickups.planIfDue(SIX)).isPresent();
    assertThat(pickups.planIfDue(SIX.plus(Duration.ofHours(2)))).as("nothing new").isEmpty();

    levels.put("b", 1000);
    assertThat(pickups.planIfDue(SIX.plus(Duration.ofMinutes(29)))).as("too soon").isEmpty();
    assertThat(pickups.planIfDue(SIX.plus(Duration.ofMinutes(30))).orElseThrow().id())
        .isEqualTo("2026-11-21.2");
  }

  @Test
  void during_a_shift_the_truck_starts_now_and_after_it_the_next_day_is_planned() {
    truck("t1", 20_000);
    bin("a", 1, 1000);

    var noon = Instant.parse("2026-11-21T12:00:00Z");
    assertThat(pickups.planIfDue(noon).orElseThrow().routes().getFirst().startsAt())
        .isEqualTo(noon);

    var evening = Instant.parse("2026-11-21T14:30:00Z");
    assertThat(pickups.planIfDue(evening).orElseThrow().day()).isEqualTo(SATURDAY.plusDays(1));
  }

  @Test
  void without_trucks_or_without_need_nothing_is_due() {
    bin("a", 1, 1000);
    assertThat(pickups.planIfDue(SIX)).isEmpty();

    truck("t1", 20_000);
    levels.put("a", 0);
    assertThat(pickups.planIfDue(SIX)).isEmpty();
    assertThat(plans.latest()).isEmpty();
  }

  @Test
  void a_bin_has_a_forecast_from_its_first_level_on() {
    bin("a", 1, 400);
    bin("silent", 2, -1);

    var forecast = pickups.forecast(new BinId("a"), SIX).orElseThrow();

    assertThat(forecast.from()).isEqualTo(new Level(SIX, 400));
    assertThat(pickups.forecasts(SIX))
        .hasEntrySatisfying(
            "a", whole -> assertThat(forecast.fullMiddle()).isEqualTo(whole.fullAt(0.5)));
    assertThat(pickups.forecast(new BinId("silent"), SIX)).isEmpty();
    assertThat(pickups.forecast(new BinId("nobody-knows-it"), SIX)).isEmpty();
  }

  @Test
  void a_plan_is_a_draft_and_what_is_planned_when_due_is_in_force() {
    truck("t1", 20_000);
    bin("a", 1, 1000);

    var draft = plan(SIX);
    assertThat(draft.isDraft()).isTrue();
    assertThat(pickups.latest()).contains(draft);
    assertThat(pickups.latestPublished()).isEmpty();

    var due = pickups.planIfDue(SIX.plusSeconds(60)).orElseThrow();
    assertThat(due.id()).as("the draft is not in force").isEqualTo("2026-11-21.2");
    assertThat(pickups.published(SATURDAY)).contains(due);
    assertThat(due.publishedAt()).contains(SIX.plusSeconds(60));

    assertThat(pickups.publish(draft.id(), SIX.plusSeconds(90)).id()).isEqualTo(draft.id());
    assertThat(pickups.published(SATURDAY).orElseThrow().id()).isEqualTo(draft.id());
  }

  @Test
  void a_bin_of_fixed_days_is_emptied_on_them_without_a_level() {
    truck("t1", 20_000);
    scheduled("sat", 0, 216_000, DayOfWeek.SATURDAY, DayOfWeek.MONDAY);
    scheduled("all", 700, 0, DayOfWeek.values());
    scheduled("sun", 700, 0, DayOfWeek.SUNDAY);

    var plan = plan(SIX);

    assertThat(stops(plan))
        .extracting(PlannedStop::bin, PlannedStop::litres, PlannedStop::grams)
        // Paper weighs 60 g a litre where nobody said otherwise.
        .containsExactlyInAnyOrder(tuple("sat", 3_600, 216_000), tuple("all", 700, 42_000));
    assertThat(stops(plan))
        .extracting(PlannedStop::reason)
        .containsExactlyInAnyOrder(
            scheduleReason(0, "Collected on Mondays and Saturdays; 216 kg expected."),
            scheduleReason(0, "Collected every day; 700 l expected."));
    assertThat(plan.unserved()).as("not its day, and it has no sensor").isEmpty();
  }

  @Test
  void a_level_tells_how_much_is_in_a_bin_of_fixed_days() {
    truck("t1", 20_000);
    scheduled("a", 700, 1, DayOfWeek.SATURDAY);
    levels.put("a", 300);

    var stop = stops(plan(SIX)).getFirst();

    assertThat(stop.litres()).isBetween(300, 400);
    assertThat(stop.reason().kind()).isEqualTo(ReasonKind.SCHEDULE);
    assertThat(stop.reason().levelPercent()).isEqualTo(30);
  }

  @Test
  void a_truck_tips_in_mid_route_when_it_is_full_and_comes_home_empty() {
    truck("t1", 2_400); // plans for 2,280 l: two full bins a trip
    bin("a", 1, 1000);
    bin("b", 2, 1000);
    bin("c", 3, 1000);
    var plant = new Position(DEPOT.latitude() + 0.015, DEPOT.longitude());
    fleet.put(
        new Site(
            "plant",
            "Sorting plant",
            SiteKind.DISPOSAL,
            plant,
            Set.of(new WasteStream("paper"), new WasteStream("organic")),
            Duration.ofMinutes(20),
            List.of(new ClockWindow(LocalTime.of(8, 0), LocalTime.of(14, 0)))));

    var plan = plan(SIX);
    var route = plan.routes().getFirst();

    assertThat(plan.unserved()).isEmpty();
    assertThat(route.stops()).hasSize(3);
    assertThat(route.tips()).hasSize(2);
    assertThat(route.visits().getLast()).isInstanceOf(PlannedTip.class);
    assertThat(route.tips())
        .allSatisfy(tip -> {
          assertThat(tip.siteName()).isEqualTo("Sorting plant");
          assertThat(tip.position()).isEqualTo(plant);
          assertThat(tip.leavesAt())
              .isAfterOrEqualTo(tip.arrivesAt().plus(Duration.ofMinutes(20)))
              .isAfterOrEqualTo(Instant.parse("2026-11-21T08:20:00Z"));
        });
    assertThat(route.tips().stream().mapToInt(PlannedTip::litres).sum()).isEqualTo(route.litres());
    assertThat(route.peakLitres()).isBetween(2_000, 2_280);
    assertThat(route.servedSeconds()).isEqualTo(3 * 95 + 2 * 1_200);
    assertThat(plans.plan(plan.id())).contains(plan);
  }

  @Test
  void trucks_that_are_off_stay_home() {
    truck("t1", 20_000);
    truck("t2", 20_000);
    bin("a", 1, 1000);

    var order = order(SATURDAY, "t1");
    assertThat(pickups.plan(order, SIX).routes())
        .extracting(PlannedRoute::vehicle)
        .containsExactly("t2");
    assertThat(pickups.plan(order(SATURDAY, "t1", "t2"), SIX).routes()).isEmpty();
    refused(order(SATURDAY, "t3"), SIX, "there is no vehicle t3; known are t1, t2");
  }

  @Test
  void only_a_day_that_can_still_be_worked_on_is_planned() {
    refused(order(SATURDAY), SIX, "there are no bins yet");
    bin("a", 1, 1000);
    refused(order(SATURDAY), SIX, "there are no vehicles yet");
    truck("t1", 20_000);

    refused(order(SATURDAY.minusDays(1)), SIX, "day 2026-11-20 is over; today is 2026-11-21");
    refused(order(SATURDAY.plusDays(14)), SIX, "the last day that can be planned is 2026-12-04");
    assertThat(pickups.plan(order(SATURDAY.plusDays(13)), SIX).day())
        .isEqualTo(SATURDAY.plusDays(13));

    var closes = Instant.parse("2026-11-21T15:00:00Z");
    assertThat(pickups.plan(order(SATURDAY), closes.minusMillis(1)).day()).isEqualTo(SATURDAY);
    refused(order(SATURDAY), closes, "the last shift of 2026-11-21 is over; plan tomorrow");
  }

  private void refused(PlanOrder order, Instant now, String sentence) {
    assertThatThrownBy(() -> pickups.plan(order, now))
        .isInstanceOf(BadOrder.class)
        .hasMessageContaining(sentence);
  }

  private static PlanOrder order(LocalDate day, String... without) {
    return new PlanOrder(day, 1, Budget.Iterations.of(500), Set.of(without));
  }

  private static Reason scheduleReason(int percent, String sentence) {
    return new Reason(ReasonKind.SCHEDULE, 0, percent, sentence);
  }

  private void scheduled(String id, int litres, int grams, DayOfWeek... days) {
    bin(id, 1, -1);
    var schedule = new Schedule(Set.of(days), litres, grams);
    var bin = fleet.bin(new BinId(id)).orElseThrow();
    fleet.put(
        new Bin(
            bin.id(),
            bin.name(),
            bin.position(),
            bin.wasteStream(),
            bin.volumeLitres(),
            bin.depthMm(),
            new Collection(Optional.empty(), List.of(), Optional.of(schedule))));
  }

  private DayPlan plan(Instant now) {
    return pickups.plan(order(SATURDAY), now);
  }

  private static List<PlannedStop> stops(DayPlan plan) {
    return plan.routes().stream().flatMap(route -> route.stops().stream()).toList();
  }

  private void truck(String id, int litres) {
    fleet.put(
        new Vehicle(
            id,
            "Truck " + id,
            Set.of(new WasteStream("paper"), new WasteStream("organic")),
            "depot",
            "depot",
            litres,
            9_000_000,
            LocalTime.of(7, 0),
            LocalTime.of(15, 0)));
  }

  private void bin(String id, int north, int permille) {
    bin(id, north, permille, new WasteStream("paper"));
  }

  /** A bin of 1,000 litres, so many hundredths of a degree north of the depot; -1 is silent. */
  private void bin(String id, int north, int permille, WasteStream stream) {
    var position = new Position(DEPOT.latitude() + north / 100.0, DEPOT.longitude());
    fleet.put(new Bin(new BinId(id), "Bin " + id, Optional.of(position), stream, 1000, 1000));
    levels.put(id, permille);
  }

  private List<BinHistory> histories(List<Bin> bins, Instant from, Instant to) {
    return bins.stream()
        .map(bin -> {
          String id = bin.id().toString();
          int permille = levels.getOrDefault(id, -1);
          return new BinHistory(
              id,
              bin.wasteStream().code(),
              bin.volumeLitres(),
              permille < 0 ? List.of() : List.of(new Level(to.minusMillis(1), permille)),
              emptyings.getOrDefault(id, List.of()));
        })
        .toList();
  }
}
