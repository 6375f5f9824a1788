package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.FleetChange;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final Set<WasteStream> RESIDUAL = Set.of(new WasteStream("residual"));

  /** Far enough from today that midnight may pass during a test. */
  private final String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void plans_shows_and_publishes_a_day_on_which_the_truck_must_tip_in_mid_route() {
    fill(8);

    assertThat(plan("--day", day, "--seconds", "0.5")).isZero();
    assertThat(out.toString())
        .contains("Plan " + day + ".1 for ", ", a draft", "checked, no violations")
        .contains("8 emptied, 0 left out", "estimate: straight lines x 1.35")
        .contains("Publish it with: cloud-bridge plan publish " + day + ".1");
    // 8 bins of 300 kg in a truck of 1,000 kg, which is planned to 950 kg: three trips at least.
    assertThat(out.toString()).containsPattern("\\d+ tips").contains("1 truck, 3 tips, 2,400 kg");
    assertThat(err.toString()).isEmpty();

    assertThat(said("show")).contains("leaves Depot", "back at Depot", "tip  Transfer station");
    assertThat(out.toString().lines().filter(line -> line.contains("unloaded"))).hasSize(3);
    assertThat(out.toString().lines().filter(line -> line.contains("300 kg expected."))).hasSize(8);

    assertThat(said("publish")).contains("Published: plan " + day + ".1 is in force.");
    assertThat(said("publish")).contains("is in force already; nothing changed.");
    assertThat(said("show", "latest")).contains(", published ");
  }

  @Test
  void publishes_an_older_version_in_place_of_the_one_in_force() {
    fill(2);
    assertThat(plan("--day", day, "--seconds", "0.05")).isZero();
    assertThat(plan("--day", day, "--seconds", "0.05", "--seed", "2")).isZero();
    said("publish");

    assertThat(said("publish", day + ".1"))
        .contains("plan " + day + ".1 is in force in place of " + day + ".2.");
  }

  @Test
  void knows_today_and_tomorrow() {
    fill(1);

    assertThat(plan("--day", "TOMORROW", "--seconds", "0.05")).isZero();
    var told = LocalDate.parse(out.toString().substring("Plan ".length(), "Plan ".length() + 10));
    assertThat(told)
        .isBetween(LocalDate.parse(day).minusDays(2), LocalDate.parse(day).minusDays(1));
  }

  @Test
  void leaves_out_with_reasons_what_the_trucks_on_duty_cannot_collect() {
    fill(2);

    assertThat(plan("--day", day, "--seconds", "0.05", "--without", "t1")).isZero();
    assertThat(out.toString())
        .contains("0 emptied, 2 left out", "No truck leaves.")
        .contains("No truck on duty collects residual.");
  }

  @Test
  void refuses_what_cannot_be_planned_with_what_to_do_and_ends_with_2() {
    fill(1);

    refuses("say which day: --day today");
    refuses("--day someday: expected today, tomorrow, or a date such as", "--day", "someday");
    refuses("day 2020-01-01 is over; today is", "--day", "2020-01-01");
    refuses("is more than 13 days ahead", "--day", LocalDate.parse(day).plusDays(12).toString());
    refuses("--seconds 0.0: expected 0.001 to 86400", "--day", "tomorrow", "--seconds", "0");
    refuses("--seconds NaN", "--day", "tomorrow", "--seconds", "NaN");
    refuses("there is no vehicle t9; known are t1", "--day", "tomorrow", "--without", "t9");
    refuses("there is no plan yet", "show");
    refuses("there is no plan 2026-11-21.9; ids are", "publish", "2026-11-21.9");
  }

  @Test
  void says_what_is_missing_in_a_store_without_bins_or_trucks() {
    Database.open(StoreSettings.file(folder.resolve("store.db")), System::nanoTime).close();

    refuses("there are no bins yet; import them", "--day", "tomorrow");
  }

  @Test
  void ends_with_4_where_there_is_no_store() {
    assertThat(plan("--day", "today")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString()).contains("cloud-bridge plan: there is no store at");
    assertThat(plan("show")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(plan("publish")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(folder.resolve("store.db")).doesNotExist();
  }

  private void refuses(String sentence, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(plan(arguments)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(sentence);
  }

  private String said(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(plan(arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  /** Bins of 300 kg each day, a truck of 1,000 kg, and a transfer station open till noon. */
  private void fill(int bins) {
    var position = new Position(-34.9, -56.2);
    var daily = new Schedule(EnumSet.allOf(DayOfWeek.class), 0, 300_000);
    var collection = new Collection(Optional.empty(), List.of(), Optional.of(daily));
    var change = new ArrayList<Bin>();
    for (int i = 0; i < bins; i++) {
      var place = new Position(position.latitude() + 0.005 * (i + 1), position.longitude());
      change.add(
          new Bin(
              new BinId("b" + i),
              "Bin " + i,
              Optional.of(place),
              new WasteStream("residual"),
              3_200,
              0,
              collection));
    }
    var depot = new Site("depot", "Depot", SiteKind.DEPOT, position);
    var station =
        new Site(
            "station",
            "Transfer station",
            SiteKind.DISPOSAL,
            new Position(position.latitude(), position.longitude() + 0.02),
            RESIDUAL,
            Duration.ofMinutes(15),
            List.of(new ClockWindow(LocalTime.of(6, 30), LocalTime.of(12, 0))));
    var truck =
        new Vehicle(
            "t1",
            "Truck 1",
            RESIDUAL,
            "depot",
            "depot",
            11_000,
            1_000_000,
            LocalTime.of(6, 0),
            LocalTime.of(14, 0));
    try (var database =
        Database.open(StoreSettings.file(folder.resolve("store.db")), System::nanoTime)) {
      new Fleet(database, TenantId.MAIN)
          .put(new FleetChange(change, List.of(depot, station), List.of(truck)));
    }
  }

  private int plan(String... arguments) {
    var all = new ArrayList<>(List.of("plan", "--state", folder.toString()));
    if (arguments.length > 0 && !arguments[0].startsWith("--")) {
      all = new ArrayList<>(List.of("plan", arguments[0], "--state", folder.toString()));
      all.addAll(List.of(arguments).subList(1, arguments.length));
    } else {
      all.addAll(List.of(arguments));
    }
    return CloudBridgeCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
