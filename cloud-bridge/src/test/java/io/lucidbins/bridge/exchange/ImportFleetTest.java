package io.lucidbins.bridge.exchange;

import static io.lucidbins.bridge.exchange.Texts.BINS;
import static io.lucidbins.bridge.exchange.Texts.BIN_COLUMNS;
import static io.lucidbins.bridge.exchange.Texts.MATRIX;
import static io.lucidbins.bridge.exchange.Texts.SITES;
import static io.lucidbins.bridge.exchange.Texts.VEHICLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.dispatch.RoadMatrix;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.exchange.ImportResult.Accepted;
import io.lucidbins.bridge.exchange.ImportResult.Refused;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.FleetChange;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFleetTest {
  private static final WasteStream PAPER = new WasteStream("paper");
  private static final WasteStream RESIDUAL = new WasteStream("residual");

  @TempDir Path folder;
  private Database database;
  private Fleet fleet;
  private Roads roads;
  private StoreImport store;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
    roads = new Roads(database, TenantId.MAIN.value());
    store = new StoreImport(database, fleet, roads);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ImportResult read(String... namesAndTexts) {
    var files = new ArrayList<ImportFile>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(Texts.file(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return ImportFleet.read(Texts.files(files), Known.of(fleet), ImportProgress.NONE);
  }

  private Accepted accepted(String... namesAndTexts) {
    var result = read(namesAndTexts);
    assertThat(result).isInstanceOf(Accepted.class);
    return (Accepted) result;
  }

  private Accepted all() {
    return accepted(
        "sites.csv", SITES, "vehicles.csv", VEHICLES, "bins.csv", BINS, "matrix.csv", MATRIX);
  }

  @Test
  void every_cell_arrives_in_the_store() {
    store.store(all());

    assertThat(fleet.sites())
        .containsExactly(
            new Site("depot", "Depot", SiteKind.DEPOT, new Position(47.91, 106.90)),
            new Site(
                "dump",
                "Landfill",
                SiteKind.DISPOSAL,
                new Position(47.95, 106.80),
                Set.of(PAPER, RESIDUAL),
                Duration.ofMinutes(20),
                List.of(new ClockWindow(LocalTime.of(6, 0), LocalTime.of(18, 0)))));
    assertThat(fleet.vehicles())
        .containsExactly(
            new Vehicle(
                "t1",
                "Truck 1",
                Set.of(PAPER, RESIDUAL),
                "depot",
                "depot",
                110_000,
                10_000_000,
                LocalTime.of(6, 0),
                LocalTime.of(14, 0)));
    assertThat(fleet.bins())
        .containsExactly(
            new Bin(
                new BinId("b1"),
                "Market square",
                Optional.of(new Position(47.92, 106.91)),
                PAPER,
                1100,
                1200),
            new Bin(
                new BinId("b2"),
                "School, gate 2",
                Optional.of(new Position(47.93, 106.92)),
                RESIDUAL,
                2400,
                0,
                new Collection(
                    Optional.of(Duration.ofMinutes(3)),
                    List.of(
                        new ClockWindow(LocalTime.of(6, 0), LocalTime.of(8, 0)),
                        new ClockWindow(LocalTime.of(15, 0), LocalTime.of(18, 0))),
                    Optional.of(
                        new Schedule(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 0, 216_000)))));
  }

  @Test
  void importing_the_same_again_changes_nothing() {
    var first = all();
    assertThat(store.difference(first).fleet().bins()).isEqualTo(new Counts(2, 0, 0));
    assertThat(store.difference(first).matrix()).isEqualTo(MatrixDifference.ADDED);
    assertThat(store.difference(first)).isEqualTo(StoreImport.differenceFromNothing(first));
    store.store(first);

    var again = all();

    assertThat(store.difference(again).isNothing()).isTrue();
    assertThat(store.difference(again).fleet().bins()).isEqualTo(new Counts(0, 0, 2));
    assertThat(store.difference(again).matrix()).isEqualTo(MatrixDifference.UNCHANGED);
    store.store(again);
    assertThat(Known.of(fleet).bins()).hasSize(2);
  }

  @Test
  void a_changed_cell_counts_one_change_and_what_is_not_named_stays() {
    store.store(all());

    var changed =
        accepted("bins.csv", BIN_COLUMNS + "b1,Market square,47.92,106.91,paper,1101,1200,,,,,\n");

    assertThat(store.difference(changed).fleet().bins()).isEqualTo(new Counts(0, 1, 0));
    store.store(changed);
    assertThat(fleet.bins()).extracting(Bin::volumeLitres).containsExactly(1101, 2400);
    assertThat(roads.matrix()).isPresent();
  }

  @Test
  void a_missing_column_keeps_what_is_stored_and_an_empty_cell_takes_it_away() {
    store.store(all());
    Bin before = fleet.bin(new BinId("b2")).orElseThrow();

    store.store(
        accepted(
            "bins.csv",
            """
            id,name,latitude,longitude,wasteStream,volumeLitres
            b2,"School, gate 2",47.93,106.92,residual,2400
            """));
    assertThat(fleet.bin(new BinId("b2"))).contains(before);

    store.store(
        accepted(
            "bins.csv",
            """
            id,name,latitude,longitude,wasteStream,volumeLitres,timeWindows,collectOn
            b2,"School, gate 2",47.93,106.92,residual,2400,,
            """));
    Collection after = fleet.bin(new BinId("b2")).orElseThrow().collection();
    assertThat(after)
        .isEqualTo(new Collection(before.collection().service(), List.of(), Optional.empty()));
  }

  @Test
  void a_disposal_keeps_what_a_file_has_no_column_for() {
    store.store(all());

    var renamed =
        accepted("sites.csv", "id,name,kind,latitude,longitude\ndump,Dump,disposal,47.95,106.80\n");

    assertThat(renamed.change().sites().getFirst())
        .extracting(Site::accepts, Site::service, site -> site.open().size())
        .containsExactly(Set.of(PAPER, RESIDUAL), Duration.ofMinutes(20), 1);
  }

  @Test
  void stored_sites_and_bins_may_be_named_without_their_files() {
    store.store(accepted("sites.csv", SITES, "bins.csv", BINS));

    assertThat(accepted("vehicles.csv", VEHICLES).change().vehicles()).hasSize(1);
    assertThat(accepted("matrix.csv", MATRIX).matrix().orElseThrow().places())
        .containsExactly("b1", "b2", "depot", "dump");
  }

  @Test
  void a_byte_order_mark_and_empty_rows_are_told_and_skipped() {
    var read = accepted("sites.csv", "\uFEFF" + SITES.replace("dump,", "\n,,,,,,,\ndump,"));

    assertThat(read.change().sites()).hasSize(2);
    assertThat(read.warnings())
        .containsExactly(
            "sites.csv begins with a byte order mark; it is skipped",
            "sites.csv: 2 empty rows skipped");
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'", "'\r'"})
  void lines_are_counted_whatever_ends_them_and_over_cells_of_several_lines(String end) {
    String text =
        SITES.replace("Landfill", "\"Land\nfill\"").replace("\n", end)
            + "s3,Yard,depot,91,106.9,,,"
            + end;

    var refused = (Refused) read("sites.csv", text);

    // The header is line 1, the depot 2, the dump 3 and 4.
    assertThat(refused.problems())
        .extracting(ImportProblem::line, ImportProblem::column)
        .containsExactly(tuple(3, "name"), tuple(5, "latitude"));
  }

  @Test
  void all_problems_of_all_files_are_told_in_one_run() {
    var refused =
        (Refused)
            read(
                "sites.csv", SITES.replace("disposal", "garage"),
                "vehicles.csv", VEHICLES.replace("110000", "0").replace("14:00", "05:00"),
                "bins.csv", BINS.replace("47.92", "147.92").replace("2400", "x"),
                "matrix.csv", MATRIX.replace("b2,dump,9", "b2,nowhere,-9"));

    assertThat(refused.problems())
        .extracting(ImportProblem::sentence)
        .containsExactly(
            "sites.csv line 3, kind \"garage\": must be depot or disposal",
            "vehicles.csv line 2, capacityLitres \"0\": must be 1 to 1,000,000",
            "vehicles.csv line 2, shiftEnd \"05:00\": the shift begins at 06:00; it must end later"
                + " on the same day",
            "bins.csv line 2, latitude \"147.92\": must be -90 to 90 degrees",
            "bins.csv line 3, volumeLitres \"x\": must be a whole number, 1 to 100,000",
            "matrix.csv line 6, to \"nowhere\": no bin and no site has this id",
            "matrix.csv line 6, minutes \"-9\": must be 0 to 1,440 minutes");
    assertThat(refused.more()).isZero();
  }

  @Test
  void a_hundred_problems_are_shown_and_the_others_counted() {
    var shown = (Refused) read("bins.csv", BIN_COLUMNS + "x\n".repeat(100));
    assertThat(shown.problems()).hasSize(100);
    assertThat(shown.more()).isZero();

    var more = (Refused) read("bins.csv", BIN_COLUMNS + "x\n".repeat(101));
    assertThat(more.problems()).hasSize(100).last().extracting(ImportProblem::line).isEqualTo(101);
    assertThat(more.more()).isEqualTo(1);
  }

  @Test
  void numbers_as_spreadsheets_and_data_frames_write_them_are_taken() {
    var read =
        accepted(
            "bins.csv",
            BIN_COLUMNS + "b1, Market ,47.92 ,-0.5,paper,1100.0,,180.0,6:00-08:00:30,,,\n");

    Bin bin = read.change().bins().getFirst();
    assertThat(bin.name()).isEqualTo("Market");
    assertThat(bin.volumeLitres()).isEqualTo(1100);
    assertThat(bin.position()).contains(new Position(47.92, -0.5));
    assertThat(bin.collection().windows())
        .containsExactly(new ClockWindow(LocalTime.of(6, 0), LocalTime.of(8, 0, 30)));
  }

  @Test
  void streams_that_nobody_collects_or_takes_are_warned_of() {
    var read =
        accepted(
            "sites.csv", SITES.replace("paper residual,", "paper,"),
            "vehicles.csv", VEHICLES,
            "bins.csv", BINS.replace("106.91,paper", "106.91,papper"));

    assertThat(read.warnings())
        .containsExactly(
            "no vehicle collects papper, the waste stream of 1 bins; is it meant to be paper?",
            "no disposal takes residual, which vehicles collect");
  }

  @Test
  void a_bin_far_from_all_others_is_warned_of() {
    var text = new StringBuilder(BIN_COLUMNS);
    for (int i = 0; i < 5; i++) {
      text.append("b%d,B,-34.9,-56.1,residual,1100,,,,,,\n".formatted(i));
    }

    var read = accepted("bins.csv", text + "b9,B,-56.1,-34.9,residual,1100,,,,,,\n");

    assertThat(read.warnings())
        .contains(
            "1 of 6 bins stand more than 3 degrees from the middle of all, such as b9; are latitude"
                + " and longitude right?");
  }

  @Test
  void a_bin_that_fits_into_no_truck_is_warned_of() {
    var read =
        accepted(
            "sites.csv",
            SITES,
            "vehicles.csv",
            VEHICLES,
            "bins.csv",
            BINS.replace(",216", ",10001"));

    assertThat(read.warnings())
        .containsExactly("bin b2 is expected to hold more than any vehicle for residual can load");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 60",
    // 46 s as a decimal of 15 digits: the last one is rounded, not another second.
    "0.766666666666667, 46",
    "0.7667, 47",
    "0.5083, 31",
    "0, 0",
    "0.0001, 1",
    "1440, 86400"
  })
  void minutes_are_rounded_up_to_whole_seconds(String minutes, int seconds) {
    var read =
        accepted(
            "sites.csv",
            SITES,
            "matrix.csv",
            "from,to,minutes\ndepot,dump,%s\ndump,depot,1\n".formatted(minutes));

    // Row by row: depot-depot, depot-dump, dump-depot, dump-dump.
    assertThat(read.matrix().orElseThrow().seconds()).containsExactly(0, seconds, 60, 0);
  }

  @Test
  void missing_pairs_take_the_shortest_way_and_known_ones_stay_as_they_are() {
    var read =
        accepted(
            "sites.csv",
            SITES,
            "bins.csv",
            BINS,
            "matrix.csv",
            """
            to,from,seconds,metres
            b1,depot,100,1000
            b2,b1,50,500
            b2,depot,400,900
            dump,b2,30,300
            depot,dump,200,2000
            b1,b1,0,0
            """);

    // Places by id: b1, b2, depot, dump. depot-b2 stays 400 though 150 would be shorter over b1.
    assertThat(read.matrix().orElseThrow())
        .isEqualTo(
            new RoadMatrix(
                List.of("b1", "b2", "depot", "dump"),
                new int[] {
                  0,
                  50,
                  50 + 30 + 200,
                  50 + 30, //
                  30 + 200 + 100,
                  0,
                  30 + 200,
                  30, //
                  100,
                  400,
                  0,
                  100 + 50 + 30, //
                  200 + 100,
                  200 + 100 + 50,
                  200,
                  0
                },
                new int[] {
                  0,
                  500,
                  500 + 300 + 2000,
                  500 + 300, //
                  300 + 2000 + 1000,
                  0,
                  300 + 2000,
                  300, //
                  1000,
                  900,
                  0,
                  1000 + 500 + 300, //
                  2000 + 1000,
                  2000 + 1000 + 500,
                  2000,
                  0
                }));
    assertThat(read.fill()).isEqualTo(new MatrixFill(4, 12, 7, 0));
    assertThat(read.fill().sentences())
        .containsExactly(
            "7 of 12 pairs were missing and were filled by the shortest way over known pairs");
  }

  @Test
  void distances_that_are_missing_are_straight_lines_with_a_detour() {
    var read = accepted("sites.csv", SITES, "bins.csv", BINS, "matrix.csv", MATRIX);

    // 0.01 degree north and 0.01 east of b1: 1,112 m and 745 m, so 1,338.6 m x 1.35.
    int[] metres = read.matrix().orElseThrow().metres();
    assertThat(metres[1]).isBetween(1_800, 1_815);
    assertThat(metres[4]).isEqualTo(metres[1]);
    assertThat(read.fill().sentences())
        .contains("the metres of 12 of 12 pairs are estimates: straight lines x 1.35");
  }

  @Test
  void a_distance_that_cannot_be_estimated_is_refused() {
    database.write(tx -> {
      fleet.put(
          tx, new FleetChange(List.of(Bin.undescribed(new BinId("b7"))), List.of(), List.of()));
      return true;
    });

    var refused =
        (Refused) read("sites.csv", SITES, "matrix.csv", "from,to,minutes\nb7,dump,1\ndump,b7,1\n");

    assertThat(refused.problems())
        .containsExactly(
            new ImportProblem(
                "matrix.csv",
                0,
                "metres",
                "",
                "distances are missing and cannot be estimated, as the position of b7 is not"
                    + " known"));
  }

  @Test
  void the_order_of_the_rows_of_a_matrix_does_not_matter() {
    store.store(accepted("sites.csv", SITES, "bins.csv", BINS, "matrix.csv", MATRIX));
    String reversed =
        "from,to,minutes\n"
            + String.join("\n", MATRIX.lines().skip(1).toList().reversed())
            + "\nb1,b2,2\n";

    assertThat(store.difference(accepted("matrix.csv", reversed)).isNothing()).isTrue();
  }

  @Test
  void bins_without_roads_are_told() {
    var read =
        accepted(
            "sites.csv",
            SITES,
            "bins.csv",
            BINS,
            "matrix.csv",
            "from,to,minutes\ndepot,b1,1\nb1,depot,1\n");

    assertThat(read.warnings())
        .contains("1 of 2 bins are not in matrix.csv; ways to them will be estimated");
  }
}
