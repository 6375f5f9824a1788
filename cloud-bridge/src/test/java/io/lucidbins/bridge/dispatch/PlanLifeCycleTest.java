package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import io.lucidbins.bridge.fleet.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanLifeCycleTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Instant SIX = Instant.parse("2026-11-23T06:00:00Z");
  private static final Position HERE = new Position(53.22, 6.57);

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private Database database;
  private Plans plans;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    plans = new Plans(database, "main", (_, id) -> told.add(id));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_plan_with_stops_and_tips_comes_back_from_the_store_as_it_was() {
    var drafted = draft(MONDAY, SIX);

    assertThat(plans.plan("2026-11-23.1")).contains(drafted);
    assertThat(drafted.isDraft()).isTrue();
    assertThat(told).containsExactly("2026-11-23.1");
  }

  @Test
  void a_draft_is_the_latest_but_not_in_force() {
    draft(MONDAY, SIX);

    assertThat(plans.latest().orElseThrow().id()).isEqualTo("2026-11-23.1");
    assertThat(plans.latestPublished()).isEmpty();
    assertThat(plans.published(MONDAY)).isEmpty();
  }

  @Test
  void publishing_puts_a_version_in_force_on_its_day_and_tells_it() {
    draft(MONDAY, SIX);
    draft(MONDAY, SIX.plusSeconds(60));

    var published = plans.publish("2026-11-23.1", SIX.plusSeconds(90));

    assertThat(published.publishedAt()).contains(SIX.plusSeconds(90));
    assertThat(published.isDraft()).isFalse();
    assertThat(plans.published(MONDAY)).contains(published);
    assertThat(plans.latestPublished()).contains(published);
    assertThat(plans.published(MONDAY.plusDays(1))).isEmpty();
    assertThat(plans.latest().orElseThrow().id()).as("newest made").isEqualTo("2026-11-23.2");
    assertThat(told).containsExactly("2026-11-23.1", "2026-11-23.2", "2026-11-23.1");
  }

  @Test
  void publishing_what_is_in_force_changes_nothing_and_tells_nobody() {
    draft(MONDAY, SIX);
    var first = plans.publish("2026-11-23.1", SIX);

    var second = plans.publish("2026-11-23.1", SIX.plusSeconds(60));

    assertThat(second).isEqualTo(first);
    assertThat(told).hasSize(2);
  }

  @Test
  void an_older_version_can_be_published_again_and_the_content_stays() {
    var older = draft(MONDAY, SIX);
    draft(MONDAY, SIX.plusSeconds(60));
    plans.publish("2026-11-23.1", SIX.plusSeconds(70));
    plans.publish("2026-11-23.2", SIX.plusSeconds(80));

    plans.publish("2026-11-23.1", SIX.plusSeconds(90));

    assertThat(plans.published(MONDAY)).contains(older.published(SIX.plusSeconds(90)));
    assertThat(plans.plan("2026-11-23.2").orElseThrow().publishedAt())
        .as("it was in force once")
        .contains(SIX.plusSeconds(80));
  }

  @Test
  void the_plan_published_last_may_be_of_an_earlier_day() {
    draft(MONDAY, SIX);
    draft(MONDAY.plusDays(1), SIX);
    plans.publish("2026-11-24.1", SIX);
    plans.publish("2026-11-23.1", SIX.plusSeconds(1));

    assertThat(plans.latestPublished().orElseThrow().id()).isEqualTo("2026-11-23.1");
    assertThat(plans.published(MONDAY.plusDays(1)).orElseThrow().id()).isEqualTo("2026-11-24.1");
  }

  @Test
  void a_plan_that_is_unknown_is_not_published_and_the_last_one_stays() {
    draft(MONDAY, SIX);
    plans.publish("2026-11-23.1", SIX);

    for (var id : List.of("2026-11-23.2", "latest", "", "2026-11-23.1'")) {
      assertThatThrownBy(() -> plans.publish(id, SIX.plusSeconds(1)))
          .isInstanceOf(UnknownPlan.class)
          .hasMessageContaining("there is no plan " + id);
    }
    assertThat(plans.published(MONDAY).orElseThrow().id()).isEqualTo("2026-11-23.1");
  }

  @Test
  void a_listener_that_fails_takes_the_draft_or_the_publication_with_it() {
    draft(MONDAY, SIX);
    var failing =
        new Plans(
            database,
            "main",
            (_, _) -> {
              throw new IllegalStateException("no room for news");
            });

    assertThatThrownBy(() -> failing.publish("2026-11-23.1", SIX)).hasMessage("no room for news");
    assertThatThrownBy(() -> failing.draft(MONDAY, version -> plan(MONDAY, version, SIX)))
        .hasMessage("no room for news");
    assertThat(plans.published(MONDAY)).isEmpty();
    assertThat(plans.plan("2026-11-23.2")).isEmpty();
  }

  @Test
  void tenants_do_not_see_each_other() {
    draft(MONDAY, SIX);
    var other = new Plans(database, "other", PlanListener.NONE);

    assertThat(other.latest()).isEmpty();
    assertThatThrownBy(() -> other.publish("2026-11-23.1", SIX)).isInstanceOf(UnknownPlan.class);
  }

  @Test
  void a_route_sums_what_it_collects_and_knows_its_fullest_moment() {
    var route = draft(MONDAY, SIX).routes().getFirst();

    assertThat(route.stops()).extracting(PlannedStop::bin).containsExactly("a", "b", "c");
    assertThat(route.tips()).extracting(PlannedTip::litres).containsExactly(1_500, 700);
    assertThat(route.litres()).isEqualTo(2_200);
    assertThat(route.grams()).isEqualTo(220_000);
    assertThat(route.peakLitres()).isEqualTo(1_500);
    assertThat(route.peakGrams()).isEqualTo(150_000);
    assertThat(route.waitedSeconds()).isEqualTo(7_200 - 3_600 - 2_085);
  }

  private DayPlan draft(LocalDate day, Instant now) {
    return plans.draft(day, version -> plan(day, version, now));
  }

  private static DayPlan plan(LocalDate day, int version, Instant now) {
    var depot = new PlannedPlace("depot", "Depot", HERE);
    var yard = new PlannedPlace("yard", "Yard", new Position(53.23, 6.58));
    var route =
        new PlannedRoute(
            "t1",
            "Truck 1",
            depot,
            yard,
            SIX,
            SIX.plusSeconds(7_200),
            21_000,
            3_600,
            2_085,
            1_800,
            9_000_000,
            List.of(
                stop(1, "a", 500, 500),
                stop(2, "b", 1_000, 1_500),
                tip(1_500),
                stop(3, "c", 700, 700),
                tip(700)));
    return new DayPlan(
        DayPlan.id(day, version),
        day,
        version,
        now,
        Optional.empty(),
        new Origin("ab".repeat(32), 7, "1+2", "checked, no violations", "road matrix of 5 places"),
        List.of(route),
        List.of(new LeftOut("d", "Bin d", LeftOutKind.NO_LEVEL, "It has not reported yet.")));
  }

  private static PlannedStop stop(int order, String bin, int litres, int litresAfter) {
    return new PlannedStop(
        order,
        bin,
        "Bin " + bin,
        HERE,
        SIX.plusSeconds(600L * order),
        SIX.plusSeconds(600L * order + 95),
        litres,
        100 * litres,
        litresAfter,
        100 * litresAfter,
        new Reason(ReasonKind.SCHEDULE, 0.25, 61, "Collected every day; 50 kg expected."));
  }

  private static PlannedTip tip(int litres) {
    return new PlannedTip(
        "plant",
        "Sorting plant",
        HERE,
        SIX.plusSeconds(6_000),
        SIX.plusSeconds(6_900),
        litres,
        100 * litres);
  }
}
