package io.lucidbins.town.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.cli.CloudBridgeCommand;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanListener;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedTip;
import io.lucidbins.bridge.dispatch.PlannedVisit;
import io.lucidbins.bridge.dispatch.Plans;
import io.lucidbins.town.cli.TownCommand;
import io.lucidbins.town.convert.SmallCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a planner does with a city that comes as files: convert, import, plan, export, each as a
 * process of its own. What the plan must keep to is worked out here once more, from the files.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CityPlanTest {
  private static final int KILOGRAMS_OF_A_CONTAINER = 216;
  private static final int KILOGRAMS_OF_A_TRUCK = 720;

  /** Of all tests: each only adds a plan, and a process costs seconds on a small machine. */
  @TempDir private static Path root;

  private static Path csv = Path.of("");
  private static int runs;

  @BeforeAll
  static void convert_and_import() throws Exception {
    csv = root.resolve("csv");
    SmallCity.in(Files.createDirectory(root.resolve("city")));

    String converted =
        run(
            TownCommand.class,
            "convert",
            "montevideo",
            root.resolve("city").toString(),
            "--out",
            csv.toString());
    assertThat(converted).contains("26 of 156 pairs of 13 places known, 130 missing");

    assertThat(importAll()).contains("130");
  }

  @Test
  void a_city_of_files_becomes_a_plan_that_serves_all_and_tips_in_time() throws Exception {
    String printed = bridge("plan", "--day", "tomorrow", "--seconds", "1");

    // Ten containers, depot and dump; nobody goes to the third place.
    assertThat(printed).contains("checked, no violations", "road matrix of 12 places");
    DayPlan plan = latest();
    assertThat(plan.unserved()).isEmpty();
    assertThat(served(plan))
        .containsExactly("11", "12", "13", "14", "15", "16", "17", "18", "19", "20");
    // Ten containers, three a trip: four trips, and each ends at the dump.
    assertThat(plan.tips()).isGreaterThanOrEqualTo(4);
    assertThat(plan.routes()).isNotEmpty().allSatisfy(CityPlanTest::keepsToTheFiles);
  }

  @Test
  void one_truck_does_it_alone_when_the_other_is_off() throws Exception {
    bridge("plan", "--day", "tomorrow", "--seconds", "1", "--without", "2");

    assertThat(latest().routes()).extracting(PlannedRoute::vehicle).containsExactly("1");
    assertThat(latest().unserved()).isEmpty();
    assertThat(latest().routes()).allSatisfy(CityPlanTest::keepsToTheFiles);
  }

  @Test
  void importing_again_changes_nothing() throws Exception {
    bridge("plan", "--day", "tomorrow", "--seconds", "0.2");
    DayPlan before = latest();

    importAll();
    bridge("plan", "--day", "tomorrow", "--seconds", "0.2");

    assertThat(latest().origin().problemHash()).isEqualTo(before.origin().problemHash());
    assertThat(latest().version()).isEqualTo(before.version() + 1);
  }

  @Test
  void the_plan_leaves_in_every_format() throws Exception {
    bridge("plan", "--day", "tomorrow", "--seconds", "0.2");
    DayPlan plan = latest();

    assertThat(export("geojson")).startsWith("{\"type\":\"FeatureCollection\"");
    assertThat(export("ics").lines().filter("BEGIN:VEVENT"::equals)).hasSize(plan.routes().size());
    assertThat(export("gpx").split("<wpt ", -1)).hasSize(1 + plan.stops());
    assertThat(export("csv").lines())
        .hasSize(1 + plan.stops() + plan.tips() + 2 * plan.routes().size());
  }

  private static String importAll() throws Exception {
    return bridge(
        "import",
        "--bins",
        csv.resolve("bins.csv").toString(),
        "--sites",
        csv.resolve("sites.csv").toString(),
        "--vehicles",
        csv.resolve("vehicles.csv").toString(),
        "--matrix",
        csv.resolve("matrix.csv").toString());
  }

  private static String export(String format) throws Exception {
    Path file = root.resolve("plan." + format);
    String printed =
        bridge("export", "--plan", "latest", "--format", format, "--out", file.toString());
    assertThat(printed).contains("is a draft");
    return Files.readString(file);
  }

  private static String bridge(String... arguments) throws Exception {
    return run(CloudBridgeCommand.class, arguments);
  }

  private static String run(Class<?> program, String... arguments) throws Exception {
    Path output = root.resolve("output-" + ++runs);
    try (var child = ChildProgram.start(root, output, program, arguments)) {
      assertThat(child.end()).as(child.output()).isZero();
      assertThat(child.output()).doesNotContain("Exception");
      return child.output();
    }
  }

  private static DayPlan latest() {
    var store = StoreSettings.file(root.resolve("cloud-bridge/store.db"));
    try (var database = Database.open(store, System::nanoTime)) {
      return new Plans(database, "main", PlanListener.NONE).latest().orElseThrow();
    }
  }

  private static Set<String> served(DayPlan plan) {
    List<String> bins =
        plan.routes().stream().flatMap(r -> r.stops().stream()).map(PlannedStop::bin).toList();
    assertThat(bins).doesNotHaveDuplicates();
    return new TreeSet<>(bins);
  }

  /** Loads, the tip before the end, and driving times by the shortest ways of the matrix. */
  private static void keepsToTheFiles(PlannedRoute route) throws IOException {
    var seconds = shortestSeconds();
    int kilograms = 0;
    String at = route.start().site();
    Instant left = route.startsAt();
    for (PlannedVisit visit : route.visits()) {
      String next = id(visit);
      assertThat(Duration.between(left, visit.arrivesAt()).toSeconds())
          .as("from %s to %s", at, next)
          .isGreaterThanOrEqualTo(seconds.getOrDefault(List.of(at, next), Integer.MAX_VALUE));
      kilograms = visit instanceof PlannedTip ? 0 : kilograms + KILOGRAMS_OF_A_CONTAINER;
      assertThat(kilograms).isLessThanOrEqualTo(KILOGRAMS_OF_A_TRUCK);
      at = next;
      left = visit.leavesAt();
    }
    assertThat(kilograms).as("load at the end of the shift").isZero();
    assertThat(Duration.between(route.startsAt(), route.endsAt())).isLessThan(Duration.ofHours(8));
  }

  private static String id(PlannedVisit visit) {
    return switch (visit) {
      case PlannedStop stop -> stop.bin();
      case PlannedTip tip -> tip.site();
    };
  }

  /** Floyd and Warshall over the known pairs, rounded up to whole seconds. */
  private static Map<List<String>, Integer> shortestSeconds() throws IOException {
    Map<List<String>, Integer> seconds = new HashMap<>();
    Set<String> places = new TreeSet<>();
    for (String line : Files.readAllLines(csv.resolve("matrix.csv")).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      double exact = 60 * Double.parseDouble(cells[2]);
      seconds.put(List.of(cells[0], cells[1]), (int) Math.ceil(exact - 1e-6));
      places.addAll(List.of(cells[0], cells[1]));
    }
    for (String over : places) {
      for (String from : places) {
        for (String to : places) {
          Integer first = seconds.get(List.of(from, over));
          Integer second = seconds.get(List.of(over, to));
          if (first != null && second != null) {
            seconds.merge(List.of(from, to), first + second, Math::min);
          }
        }
      }
    }
    return seconds;
  }
}
