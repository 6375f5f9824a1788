package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Town;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Trucks that are emptied on their way. In the town, a stop is 100 litres, 10 kg and a minute, a
 * tip half a minute; places are 100 m and 10 s apart.
 */
class DisposalTest {
  private static final int ALL_DAY = 50_000;
  private static final Set<String> PAPER = Set.of(Town.PAPER);
  private static final int SMALL_CASES = 400;
  private static final int FIELD_CASES = 1000;

  @Test
  void finds_the_optimum_of_small_cases_that_brute_force_finds() {
    var missed = new ArrayList<String>();
    for (long seed = 1; seed <= SMALL_CASES; seed++) {
      var problem =
          Cases.disposal(seed, 2 + (int) (seed % 5), 1 + (int) (seed % 2), 1 + (int) (seed % 2));

      var solution = solve(problem, seed, 3000);

      assertThat(solution.verdict().violations()).as("seed %d", seed).isEmpty();
      long optimum = BruteForce.optimum(problem);
      if (solution.plan().cost().value() != optimum) {
        missed.add(
            "seed %d: %d, optimum %d".formatted(seed, solution.plan().cost().value(), optimum));
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void every_plan_of_generated_field_cases_passes_the_checker() {
    int tips = 0;
    for (long seed = 1; seed <= FIELD_CASES; seed++) {
      var problem =
          Cases.richDisposal(
              seed, 5 + (int) (seed % 40), 1 + (int) (seed % 5), 1 + (int) (seed % 6));

      var solution = solve(problem, seed, 100);

      assertThat(solution.verdict().violations()).as("seed %d", seed).isEmpty();
      long served = visits(solution, Visit.Collect.class);
      assertThat(served + solution.plan().unserved().size()).isEqualTo(problem.stops().size());
      tips += (int) visits(solution, Visit.Tip.class);
    }
    assertThat(tips).isGreaterThan(FIELD_CASES);
  }

  @Test
  void the_same_seed_and_iterations_give_the_same_plan() {
    for (long seed = 1; seed <= 10; seed++) {
      var first = solve(Cases.richDisposal(seed, 50, 4, 3), seed, 1000);
      var second = solve(Cases.richDisposal(seed, 50, 4, 3), seed, 1000);

      assertThat(second.plan().toString()).isEqualTo(first.plan().toString());
    }
  }

  @Test
  void a_truck_that_has_to_end_empty_tips_before_it_goes_home() {
    var town = new Town().must("a", 1).facility("f", 3, PAPER);

    assertThat(way(town.emptyTruck("t", 999, 99_000, ALL_DAY))).containsExactly("a", "f");
    assertThat(plan(town).cost()).isEqualTo(new Cost(600));
    assertThat(
            way(new Town().must("a", 1).facility("f", 3, PAPER).truck("t", 999, 99_000, ALL_DAY)))
        .containsExactly("a");
  }

  @Test
  void it_tips_in_mid_route_when_the_next_stop_would_be_a_litre_or_a_gram_too_much() {
    assertThat(tips(three().truck("t", 300, 30_000, ALL_DAY))).isZero();
    assertThat(tips(three().truck("t", 299, 30_000, ALL_DAY))).isEqualTo(1);
    assertThat(tips(three().truck("t", 300, 29_999, ALL_DAY))).isEqualTo(1);
    assertThat(tips(three().truck("t", 199, 99_999, ALL_DAY))).isEqualTo(2);
    assertThat(tips(three().emptyTruck("t", 199, 99_999, ALL_DAY))).isEqualTo(3);
  }

  @Test
  void it_tips_for_the_gross_weight_although_each_compartment_has_room() {
    var both = Set.of("paper", "glass");
    for (int gross : new int[] {19_999, 20_000, 20_001}) {
      var town =
          new Town()
              .must("a", 1)
              .stop("b", 2, "glass", new Mode.Must())
              .facility("f", 3, both)
              .truck("t", ALL_DAY, gross, compartment("paper"), compartment("glass"));

      assertThat(tips(town)).isEqualTo(gross < 20_000 ? 1 : 0);
    }
  }

  @Test
  void a_facility_may_be_entered_at_its_last_second_and_not_later() {
    // Place 1 at 10, done at 70, at the facility at 80.
    assertThat(unserved(closingAt(80))).isEmpty();
    assertThat(unserved(closingAt(81))).isEmpty();
    assertThat(unserved(closingAt(79))).containsExactly(new WhyUnserved.OutsideWindows());
  }

  private static Town closingAt(int second) {
    return new Town()
        .must("a", 1)
        .facility("f", 2, PAPER, TimeWindow.of(0, second))
        .emptyTruck("t", 999, 99_000, ALL_DAY);
  }

  @Test
  void it_waits_until_the_facility_opens_again() {
    var town =
        new Town()
            .must("a", 1)
            .facility("f", 2, PAPER, TimeWindow.of(0, 79), TimeWindow.of(500, 600))
            .emptyTruck("t", 999, 99_000, ALL_DAY);

    var tip = (Visit.Tip) plan(town).routes().getFirst().visits().getLast();
    assertThat(tip.arrival()).isEqualTo(new Seconds(80));
    assertThat(tip.start()).isEqualTo(new Seconds(500));
    assertThat(tip.gramsAfter()).isEqualTo(Grams.ZERO);
  }

  @Test
  void the_last_tip_is_part_of_the_shift() {
    // 10 + 60 + 10 + 30 + 20 = 130 s.
    for (int shift : new int[] {129, 130, 131}) {
      var town = new Town().must("a", 1).facility("f", 2, PAPER).emptyTruck("t", 99, 1, shift);
      var large =
          new Town().must("a", 1).facility("f", 2, PAPER).emptyTruck("t", 999, 99_000, shift);

      assertThat(unserved(town)).hasOnlyElementsOfType(WhyUnserved.TooLarge.class);
      assertThat(unserved(large)).hasSize(shift < 130 ? 1 : 0);
    }
  }

  @Test
  void the_other_facility_is_taken_if_the_near_one_is_closed() {
    var town =
        new Town()
            .must("a", 1)
            .facility("near", 2, PAPER, TimeWindow.of(0, 50))
            .facility("far", 5, PAPER)
            .emptyTruck("t", 999, 99_000, ALL_DAY);

    assertThat(way(town)).containsExactly("a", "far");
  }

  @Test
  void two_compartments_may_need_two_facilities() {
    var town =
        new Town()
            .must("a", 1)
            .stop("b", 2, "glass", new Mode.Must())
            .facility("p", 3, PAPER)
            .facility("g", 4, Set.of("glass"))
            .truck("t", ALL_DAY, 99_000, compartment("paper"), compartment("glass"))
            .endsEmpty();

    assertThat(way(town)).containsExactlyInAnyOrder("a", "b", "p", "g");
    assertThat(plan(town).cost()).isEqualTo(new Cost(800));
  }

  @Test
  void without_a_facility_for_all_that_may_lie_in_a_compartment_nothing_goes_in() {
    var mixed = new Compartment(Set.of("paper", "glass"), new Litres(999), new Grams(99_000));
    var town = new Town().must("a", 1).facility("f", 3, PAPER).truck("t", ALL_DAY, 99_000, mixed);

    assertThat(unserved(town)).isEmpty();
    assertThat(unserved(town.endsEmpty()))
        .containsExactly(new WhyUnserved.NoFacilityFor(Town.PAPER));
  }

  @Test
  void a_facility_without_a_way_home_is_of_no_use() {
    int[] metres = new int[100];
    metres[30] = TravelTimes.UNREACHABLE; // from place 3 to the depot
    var town = new Town().must("a", 1).facility("f", 3, PAPER);
    var problem =
        town.emptyTruck("t", 999, 99_000, ALL_DAY).problem(TravelTimes.of(10, metres, metres));

    assertThat(solve(problem, 1, 300).plan().unserved())
        .containsExactly(new Unserved("a", new WhyUnserved.Unreachable()));
  }

  @Test
  void full_shifts_say_how_many_seconds_are_missing_with_the_tip() {
    // Both at place 3, where the facility is: 30 + 60 + 60 + 30 + 30 = 210 s; the shift lacks 17.
    var town =
        new Town()
            .must("a", 3)
            .must("b", 3)
            .facility("f", 3, PAPER)
            .emptyTruck("t", 999, 99_000, 193);

    assertThat(unserved(town)).containsExactly(new WhyUnserved.ShiftsFull(new Seconds(17)));
  }

  @Test
  void what_is_not_worth_it_tells_the_detour_with_its_tip() {
    // By place 4 and the facility at 5: 1,000 m, 100 s, a minute and half a minute.
    var town =
        new Town().may("a", 4, 999).facility("f", 5, PAPER).emptyTruck("t", 999, 99_000, ALL_DAY);

    assertThat(unserved(town))
        .containsExactly(
            new WhyUnserved.NotWorthIt(
                new Metres(1000), new Seconds(190), new Cost(1000), new Cost(999)));
    assertThat(
            unserved(
                new Town()
                    .may("a", 4, 1001)
                    .facility("f", 5, PAPER)
                    .emptyTruck("t", 999, 99_000, ALL_DAY)))
        .isEmpty();
  }

  private static Town three() {
    return new Town().must("a", 1).must("b", 2).must("c", 3).facility("f", 4, PAPER);
  }

  private static Compartment compartment(String stream) {
    return new Compartment(Set.of(stream), new Litres(999), new Grams(99_000));
  }

  private static List<String> way(Town town) {
    return plan(town).routes().stream()
        .flatMap(route -> route.visits().stream())
        .map(DisposalTest::name)
        .toList();
  }

  private static String name(Visit visit) {
    return switch (visit) {
      case Visit.Collect collect -> collect.stop();
      case Visit.Tip tip -> tip.facility();
    };
  }

  private static long tips(Town town) {
    assertThat(unserved(town)).isEmpty();
    return plan(town).routes().stream()
        .flatMap(route -> route.visits().stream())
        .filter(Visit.Tip.class::isInstance)
        .count();
  }

  private static List<WhyUnserved> unserved(Town town) {
    return plan(town).unserved().stream().map(Unserved::why).toList();
  }

  private static Plan plan(Town town) {
    var solution = solve(town.problem(), 1, 300);
    assertThat(solution.verdict().violations()).isEmpty();
    return solution.plan();
  }

  private static long visits(Solution solution, Class<? extends Visit> kind) {
    return solution.plan().routes().stream()
        .flatMap(route -> route.visits().stream())
        .filter(kind::isInstance)
        .count();
  }

  private static Solution solve(Problem problem, long seed, long iterations) {
    return Solve.solve(problem, seed, Budget.Iterations.of(iterations), Observer.NONE);
  }
}
