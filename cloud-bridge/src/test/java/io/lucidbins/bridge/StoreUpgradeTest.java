package io.lucidbins.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanListener;
import io.lucidbins.bridge.dispatch.PlannedPlace;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedVisit;
import io.lucidbins.bridge.dispatch.Plans;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of the version before trucks had sites and plans had drafts. */
class StoreUpgradeTest {
  private static final List<String> BEFORE =
      List.of(
          "V1__fleet.sql",
          "V2__ingest.sql",
          "V3__history.sql",
          "V4__scheduler.sql",
          "V10__plans.sql",
          "V20__points.sql",
          "V21__cards.sql",
          "V30__feed.sql");

  private static final Position WEST = new Position(53.25, 6.5);
  private static final Position EAST = new Position(53.25, 6.75);

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void makeOldStore() throws IOException, SQLException {
    url = "jdbc:sqlite:" + folder.resolve("store.db");
    Path old = Files.createDirectory(folder.resolve("old"));
    for (String name : BEFORE) {
      try (var migration = StoreUpgradeTest.class.getResourceAsStream("/db/sqlite/" + name)) {
        Files.write(old.resolve(name), Optional.ofNullable(migration).orElseThrow().readAllBytes());
      }
    }
    Flyway.configure().dataSource(url, null, null).locations("filesystem:" + old).load().migrate();
    fill();
  }

  private void fill() throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String row :
          """
          INSERT INTO bin VALUES ('main', 'b1', 'Market', 53.25, 6.5, 'paper', 1100, 1200)
          INSERT INTO bin VALUES ('main', 'b2', 'b2', NULL, NULL, 'glass', 0, 0)
          INSERT INTO bin VALUES ('other', 'b1', 'b1', NULL, NULL, 'mixed', 0, 0)
          INSERT INTO site VALUES ('main', 'depot', 'Depot', 'DEPOT', 53.25, 6.5)
          INSERT INTO site VALUES ('main', 'plant', 'Plant', 'DISPOSAL', 53.25, 6.75)
          INSERT INTO site VALUES ('lone', 'plant', 'Plant', 'DISPOSAL', 53.25, 6.75)
          INSERT INTO vehicle VALUES ('main', 't1', 'One', 'glass paper', 53.25, 6.5, 10, 20, 21600, 50400)
          INSERT INTO vehicle VALUES ('main', 't2', 'Two', 'paper', 53.25, 6.75, 30, 40, 0, 86399)
          INSERT INTO vehicle VALUES ('other', 't1', 'Else', 'mixed', 53.25, 6.5, 1, 1, 0, 1)
          INSERT INTO plan VALUES ('main', '2026-11-21', 1, 1000, 'h1', 1, '0+5', 'checked')
          INSERT INTO plan VALUES ('main', '2026-11-21', 2, 2000, 'h2', 1, '0+5', 'checked')
          INSERT INTO plan_route VALUES ('main', '2026-11-21', 2, 0, 't2', 'Two', 53.25, 6.75, 60000, 7260000, 5000, 7010, 300, 1000, 3000, 9000)
          INSERT INTO plan_stop VALUES ('main', '2026-11-21', 2, 0, 1, 'b1', 'Market', 53.25, 6.5, 100000, 100, 1000, 100, 1000, 'FULLNESS', 0.5, 80, 'Full.')
          INSERT INTO plan_stop VALUES ('main', '2026-11-21', 2, 0, 2, 'b3', 'Gone', 53.25, 6.5, 200000, 200, 2000, 300, 3000, 'AGE', 0.5, 80, 'Old.')
          INSERT INTO plan_left_out VALUES ('main', '2026-11-21', 2, 0, 'b2', 'b2', 'NO_POSITION', 'Where?')
          """
              .lines()
              .toList()) {
        statement.executeUpdate(row);
      }
    }
  }

  @Test
  void keeps_bins_sites_and_trucks_which_start_and_end_where_they_did() {
    try (var database = Database.open(new StoreSettings(url), System::nanoTime)) {
      var fleet = new Fleet(database, TenantId.MAIN);

      assertThat(fleet.bins())
          .containsExactly(
              new Bin(
                  new BinId("b1"),
                  "Market",
                  Optional.of(WEST),
                  new WasteStream("paper"),
                  1100,
                  1200),
              new Bin(new BinId("b2"), "b2", Optional.empty(), new WasteStream("glass"), 0, 0));
      assertThat(fleet.sites())
          .containsExactly(
              new Site("depot", "Depot", SiteKind.DEPOT, WEST),
              new Site("depot-t2", "Depot of Two", SiteKind.DEPOT, EAST),
              new Site(
                  "plant",
                  "Plant",
                  SiteKind.DISPOSAL,
                  EAST,
                  Set.of(new WasteStream("glass"), new WasteStream("paper")),
                  Duration.ofMinutes(15),
                  List.of()));
      assertThat(fleet.vehicles())
          .containsExactly(
              new Vehicle(
                  "t1",
                  "One",
                  Set.of(new WasteStream("glass"), new WasteStream("paper")),
                  "depot",
                  "depot",
                  10,
                  20,
                  LocalTime.of(6, 0),
                  LocalTime.of(14, 0)),
              new Vehicle(
                  "t2",
                  "Two",
                  Set.of(new WasteStream("paper")),
                  "depot-t2",
                  "depot-t2",
                  30,
                  40,
                  LocalTime.MIDNIGHT,
                  LocalTime.of(23, 59, 59)));
    }
  }

  @Test
  void keeps_other_tenants_apart_and_a_disposal_site_of_one_without_bins_readable() {
    try (var database = Database.open(new StoreSettings(url), System::nanoTime)) {
      var other = new Fleet(database, new TenantId("other"));
      assertThat(other.sites()).extracting(Site::id).containsExactly("depot-t1");
      assertThat(other.vehicles()).extracting(Vehicle::startSite).containsExactly("depot-t1");
      assertThat(new Fleet(database, new TenantId("lone")).sites().getFirst().accepts())
          .containsExactly(WasteStream.MIXED);
    }
  }

  @Test
  void keeps_plans_published_as_they_were_and_the_newest_in_force() {
    try (var database = Database.open(new StoreSettings(url), System::nanoTime)) {
      var plans = new Plans(database, "main", PlanListener.NONE);

      var newest = plans.published(LocalDate.of(2026, 11, 21)).orElseThrow();
      assertThat(plans.latestPublished()).contains(newest);
      assertThat(newest.id()).isEqualTo("2026-11-21.2");
      assertThat(newest.publishedAt()).contains(Instant.ofEpochMilli(2000));
      assertThat(plans.plan("2026-11-21.1").orElseThrow().publishedAt())
          .contains(Instant.ofEpochMilli(1000));
      assertThat(newest.origin().travel()).isEqualTo("estimate: straight lines x 1.35");
      assertThat(newest.unserved()).extracting(DayPlan.LeftOut::bin).containsExactly("b2");

      PlannedRoute route = newest.routes().getFirst();
      assertThat(route.start())
          .isEqualTo(route.end())
          .isEqualTo(new PlannedPlace("depot-t2", "Depot of Two", EAST));
      assertThat(route.servedSeconds()).as("7,200 s away less 7,010 s driven").isEqualTo(190);
      assertThat(route.waitedSeconds()).isZero();
      assertThat(route.capacityLitres()).isEqualTo(1_000);
      assertThat(route.capacityGrams()).isEqualTo(9_000);
      assertThat(route.litres()).isEqualTo(300);
      assertThat(route.stops()).extracting(PlannedStop::bin).containsExactly("b1", "b3");
      assertThat(route.visits())
          .extracting(PlannedVisit::leavesAt)
          .containsExactly(Instant.ofEpochMilli(195_000), Instant.ofEpochMilli(295_000));
    }
  }
}
