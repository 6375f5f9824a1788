package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.dispatch.DispatchSettings;
import io.lucidbins.bridge.dispatch.PlanListener;
import io.lucidbins.bridge.dispatch.PlanOrder;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.dispatch.Plans;
import io.lucidbins.bridge.dispatch.StraightLineTimes;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import io.lucidbins.routing.search.Budget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final WasteStream GLASS = new WasteStream("glass");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "geojson, '{\"type\":\"FeatureCollection\"'",
    "CSV, 'planId,status,route,'",
    "ics, BEGIN:VCALENDAR",
    "gpx, '<?xml version=\"1.0\" encoding=\"UTF-8\"?><gpx xmlns='",
  })
  void every_format_goes_to_standard_output(String format, String begin) {
    draft();

    assertThat(export("--plan", "latest", "--format", format)).isZero();

    assertThat(text()).startsWith(begin).contains("caf\u00e9 \uD83D\uDE9B");
  }

  @Test
  void a_draft_is_exported_with_a_note_on_standard_error() {
    draft();

    assertThat(export("--plan", "2026-11-22.1", "--format", "csv")).isZero();

    assertThat(err.toString().strip())
        .isEqualTo("cloud-bridge export: plan 2026-11-22.1 is a draft; nobody has published it");
    assertThat(text()).contains("\r\n2026-11-22.1,draft,1,t1,");
  }

  @Test
  void a_published_plan_needs_no_note() {
    publish();

    assertThat(export("--plan", "latest", "--format", "csv")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(text()).contains("\r\n2026-11-22.1,published,1,t1,");
  }

  @Test
  void a_file_is_replaced_whole() throws IOException {
    publish();
    Path file = Files.writeString(folder.resolve("plan.csv"), "older");

    assertThat(export("--plan", "latest", "--format", "csv", "--out", file.toString())).isZero();

    assertThat(Files.readString(file)).startsWith("planId,").endsWith("\r\n");
    assertThat(text()).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void a_link_stays_a_link_and_its_file_is_replaced() throws IOException {
    publish();
    Path file = Files.writeString(folder.resolve("shared.csv"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

    assertThat(export("--plan", "latest", "--format", "csv", "--out", link.toString())).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).startsWith("planId,");
  }

  @Test
  void a_file_that_cannot_be_written_is_named_and_nothing_is_left() {
    publish();
    Path nowhere = folder.resolve("no/such/plan.csv");

    assertThat(export("--plan", "latest", "--format", "csv", "--out", nowhere.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains(nowhere + " cannot be written");

    assertThat(export("--plan", "latest", "--format", "csv", "--out", folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains(folder + " is a folder; name a file");
  }

  @Test
  void an_unknown_plan_is_refused_with_the_latest_one() {
    draft();

    assertThat(export("--plan", "2026-11-22.7", "--format", "csv")).isEqualTo(2);

    assertThat(err.toString())
        .contains("there is no plan '2026-11-22.7'; the latest is 2026-11-22.1");
    assertThat(text()).isEmpty();
  }

  @Test
  void without_any_plan_it_says_how_to_make_one() {
    store().close();

    assertThat(export("--plan", "latest", "--format", "csv")).isEqualTo(2);

    assertThat(err.toString()).contains("there is no plan yet; make one: cloud-bridge plan");
  }

  @Test
  void an_unknown_format_is_refused_with_those_there_are() {
    assertThat(export("--plan", "latest", "--format", "kml")).isEqualTo(2);

    assertThat(err.toString()).contains("'kml' is none of geojson, csv, ics, gpx");
  }

  @Test
  void a_missing_store_ends_with_4() {
    assertThat(export("--plan", "latest", "--format", "csv")).isEqualTo(4);

    assertThat(err.toString()).contains("there is no store at " + folder.resolve("store.db"));
  }

  private int export(String... arguments) {
    return new CommandLine(new ExportCommand(out))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Arrays.stream(arguments), Stream.of("--state", folder.toString()))
                .toArray(String[]::new));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void draft() {
    try (var database = store()) {
      pickups(database);
    }
  }

  private void publish() {
    try (var database = store()) {
      var pickups = pickups(database);
      pickups.publish("2026-11-22.1", NOW);
    }
  }

  private Database store() {
    return Database.open(StoreSettings.file(folder.resolve("store.db")), System::nanoTime);
  }

  /** A truck and a bin that is emptied daily; one plan. */
  private static PlanPickups pickups(Database database) {
    var fleet = new Fleet(database, TenantId.MAIN);
    fleet.put(new Site("depot", "Depot", SiteKind.DEPOT, new Position(53.22, 6.57)));
    fleet.put(
        new Vehicle(
            "t1",
            "Truck",
            Set.of(GLASS),
            "depot",
            "depot",
            20_000,
            9_000_000,
            LocalTime.of(7, 0),
            LocalTime.of(15, 0)));
    var daily = new Schedule(EnumSet.allOf(DayOfWeek.class), 800, 100_000);
    fleet.put(
        new Bin(
            new BinId("b1"),
            "caf\u00e9 \uD83D\uDE9B",
            Optional.of(new Position(53.23, 6.57)),
            GLASS,
            1_000,
            1_000,
            new Collection(Optional.empty(), List.of(), Optional.of(daily))));
    var pickups =
        new PlanPickups(
            fleet,
            (_, _, _) -> List.of(),
            new StraightLineTimes(),
            new Plans(database, "main", PlanListener.NONE),
            DispatchSettings.defaults());
    var plan = pickups.plan(new PlanOrder(DAY, 1, Budget.Iterations.of(100), Set.of()), NOW);
    assertThat(plan.stops()).as("the bin is planned").isOne();
    return pickups;
  }
}
