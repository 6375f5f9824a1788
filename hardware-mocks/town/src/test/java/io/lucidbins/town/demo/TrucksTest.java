package io.lucidbins.town.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import io.lucidbins.bridge.dispatch.PlannedPlace;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.Reason;
import io.lucidbins.bridge.dispatch.ReasonKind;
import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrucksTest {
  private static final Instant SIX = Instant.parse("2026-06-06T06:00:00Z");
  private static final Position HERE = new Position(53, 6);

  private final Trucks trucks = new Trucks();

  @Test
  void empty_a_bin_at_its_minute_and_not_before() {
    DayPlan plan = plan("2026-06-06", 1, stop("a", 10), stop("b", 20));

    assertThat(trucks.reached(plan, SIX.plusSeconds(9 * 60))).isEmpty();
    assertThat(trucks.reached(plan, SIX.plusSeconds(10 * 60))).containsExactly("a");
    assertThat(trucks.reached(plan, SIX.plusSeconds(30 * 60))).containsExactly("b");
  }

  @Test
  void go_to_a_bin_once_a_day_whatever_the_version() {
    trucks.reached(plan("2026-06-06", 1, stop("a", 10)), SIX.plusSeconds(3600));

    assertThat(
            trucks.reached(
                plan("2026-06-06", 2, stop("a", 10), stop("c", 30)), SIX.plusSeconds(3600)))
        .containsExactly("c");
    assertThat(trucks.reached(plan("2026-06-07", 1, stop("a", 10)), SIX.plusSeconds(3600)))
        .containsExactly("a");
  }

  private static PlannedStop stop(String bin, int minutes) {
    var reason = new Reason(ReasonKind.FULLNESS, 0.9, 92, "92 % now.");
    Instant at = SIX.plusSeconds(minutes * 60L);
    return new PlannedStop(1, bin, bin, HERE, at, at.plusSeconds(60), 100, 1000, 100, 1000, reason);
  }

  private static DayPlan plan(String day, int version, PlannedStop... stops) {
    var depot = new PlannedPlace("depot", "Depot", HERE);
    var route =
        new PlannedRoute(
            "t", "Truck", depot, depot, SIX, SIX.plusSeconds(7200), 1, 1, 1, 1, 1, List.of(stops));
    return new DayPlan(
        day + "." + version,
        LocalDate.parse(day),
        version,
        SIX,
        Optional.of(SIX),
        new Origin("00", 1, "1+1", "checked", "road matrix of 3 places"),
        List.of(route),
        List.of());
  }
}
