package io.lucidbins.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import io.lucidbins.device.BinId;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetChangeTest {
  private static final Position HERE = new Position(-34.9, -56.2);
  private static final Set<WasteStream> STREAMS =
      Set.of(new WasteStream("paper"), new WasteStream("residual"));
  private static final Site DEPOT = new Site("depot", "Depot", SiteKind.DEPOT, HERE);

  @TempDir Path folder;
  private Database database;
  private Fleet fleet;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everything_that_can_be_said_comes_back_from_the_store() {
    var windows = List.of(ClockWindow.parse("06:00-07:30"), ClockWindow.parse("16:00:30-18:00"));
    var schedule = new Schedule(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 2_400, 216_000);
    var collection =
        new Collection(Optional.of(Duration.ofSeconds(40)), windows, Optional.of(schedule));
    var scheduled = bin("b1", collection);
    var served = bin("b2", new Collection(Optional.of(Duration.ZERO), List.of(), Optional.empty()));
    var plant =
        new Site(
            "plant", "Plant", SiteKind.DISPOSAL, HERE, STREAMS, Duration.ofMinutes(20), windows);
    var truck = truck("t1", "depot", "plant");
    fleet.put(new FleetChange(List.of(scheduled, served), List.of(plant, DEPOT), List.of(truck)));

    assertThat(fleet.bins()).containsExactly(scheduled, served);
    assertThat(fleet.sites()).containsExactly(DEPOT, plant);
    assertThat(fleet.vehicles()).containsExactly(truck);

    fleet.put(bin("b1", Collection.BY_LEVEL));
    assertThat(fleet.bin(new BinId("b1"))).contains(bin("b1", Collection.BY_LEVEL));
  }

  @Test
  void a_truck_needs_sites_that_somebody_described() {
    assertThatThrownBy(() -> fleet.put(truck("t1", "depot", "depot")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "vehicle t1 starts or ends at site depot, which nobody has described; describe the"
                + " site first");

    fleet.put(DEPOT);
    fleet.put(truck("t1", "depot", "depot"));
    assertThatThrownBy(() -> fleet.put(truck("t1", "depot", "yard")))
        .hasMessageContaining("at site yard");
    assertThat(fleet.vehicles()).containsExactly(truck("t1", "depot", "depot"));
  }

  @Test
  void a_change_is_stored_whole_or_not_at_all() {
    var change =
        new FleetChange(
            List.of(bin("b1", Collection.BY_LEVEL)),
            List.of(DEPOT),
            List.of(truck("t1", "depot", "nowhere")));

    assertThatThrownBy(() -> fleet.put(change)).hasMessageContaining("at site nowhere");
    assertThat(fleet.bins()).isEmpty();
    assertThat(fleet.sites()).isEmpty();
  }

  @Test
  void the_difference_counts_what_is_new_other_and_the_same() {
    fleet.put(
        new FleetChange(
            List.of(bin("same", Collection.BY_LEVEL), bin("absent", Collection.BY_LEVEL)),
            List.of(DEPOT),
            List.of(truck("t1", "depot", "depot"))));
    fleet.put(Bin.undescribed(new BinId("other")));
    var change =
        new FleetChange(
            List.of(
                bin("same", Collection.BY_LEVEL),
                bin("other", Collection.BY_LEVEL),
                bin("new", Collection.BY_LEVEL)),
            List.of(DEPOT),
            List.of(truck("t1", "depot", "depot"), truck("t2", "depot", "depot")));

    var difference = fleet.difference(change);

    assertThat(difference)
        .isEqualTo(
            new FleetDifference(new Counts(1, 1, 1), new Counts(0, 0, 1), new Counts(1, 0, 1)));
    assertThat(difference.isNothing()).isFalse();

    fleet.put(change);
    assertThat(fleet.difference(change).isNothing()).isTrue();
    assertThat(fleet.bins()).as("what a change does not name stays").hasSize(4);
  }

  @Test
  void fifty_thousand_bins_are_stored_and_compared_within_seconds() {
    var collection =
        new Collection(
            Optional.empty(),
            List.of(ClockWindow.parse("06:00-14:00")),
            Optional.of(new Schedule(Set.of(DayOfWeek.MONDAY), 0, 216_000)));
    var bins = IntStream.range(0, 50_000).mapToObj(i -> bin("b" + i, collection)).toList();
    var change = new FleetChange(bins, List.of(), List.of());

    long begun = System.nanoTime();
    fleet.put(change);
    var took = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(fleet.difference(change)).isEqualTo(difference(new Counts(0, 0, 50_000)));
    System.out.println("50,000 bins stored in " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(30));
  }

  private static FleetDifference difference(Counts bins) {
    return new FleetDifference(bins, new Counts(0, 0, 0), new Counts(0, 0, 0));
  }

  private static Bin bin(String id, Collection collection) {
    return new Bin(
        new BinId(id),
        "Bin " + id,
        Optional.of(HERE),
        new WasteStream("residual"),
        2_400,
        0,
        collection);
  }

  private static Vehicle truck(String id, String start, String end) {
    return new Vehicle(
        id,
        "Truck",
        STREAMS,
        start,
        end,
        111_111,
        10_000_000,
        LocalTime.of(6, 0),
        LocalTime.of(14, 0));
  }
}
