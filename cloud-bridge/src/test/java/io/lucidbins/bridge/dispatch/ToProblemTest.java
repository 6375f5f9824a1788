package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToProblemTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  /** At two o'clock clocks are put forward to three. */
  private static final LocalDate SHORT_DAY = LocalDate.of(2027, 3, 28);

  private static final Position HERE = new Position(53.22, 6.57);
  private static final Site DEPOT = new Site("depot", "Depot", SiteKind.DEPOT, HERE);

  @Test
  void a_bin_brings_its_own_service_and_windows_or_the_usual_ones() {
    var collection =
        new Collection(
            Optional.of(Duration.ofSeconds(40)),
            List.of(window("06:00-07:30"), window("16:00-18:00")),
            Optional.empty());

    var stops =
        problem(MONDAY, List.of(bin("own", collection), bin("usual", Collection.BY_LEVEL))).stops();

    assertThat(stops.get(0).service()).isEqualTo(new Seconds(40));
    assertThat(stops.get(0).windows())
        .containsExactly(TimeWindow.of(21_600, 27_000), TimeWindow.of(57_600, 64_800));
    assertThat(stops.get(1).service()).isEqualTo(new Seconds(95));
    assertThat(stops.get(1).windows()).isEmpty();
  }

  @Test
  void windows_follow_the_clock_where_it_is_put_forward_and_never_vanish() {
    var collection =
        new Collection(
            Optional.empty(),
            List.of(
                window("01:00-01:30"),
                window("01:45-02:10"), // to 03:10, as the clock never shows 02:10
                window("02:30-03:05"), // from 03:30, after its end: a moment within the one before
                window("09:00-10:00")),
            Optional.empty());

    assertThat(problem(SHORT_DAY, List.of(bin("b", collection))).stops().getFirst().windows())
        .containsExactly(
            TimeWindow.of(3_600, 5_400),
            TimeWindow.of(6_300, 7_800),
            TimeWindow.of(8 * 3_600, 9 * 3_600));
  }

  @Test
  void disposal_sites_are_facilities_with_their_hours_in_the_order_of_their_ids() {
    var late = disposal("z", "paper", "08:00-10:00");
    var early = disposal("a", "paper glass");

    var facilities = problem(MONDAY, List.of(), truck("paper"), late, early).facilities();

    assertThat(facilities).extracting(Facility::id).containsExactly("a", "z");
    assertThat(facilities.get(0).streams()).containsExactlyInAnyOrder("paper", "glass");
    assertThat(facilities.get(0).open()).isEmpty();
    assertThat(facilities.get(1).open()).containsExactly(TimeWindow.of(28_800, 36_000));
    assertThat(facilities.get(1).service()).isEqualTo(new Seconds(900));
  }

  @Test
  void a_truck_ends_empty_if_one_site_takes_all_that_it_collects() {
    assertThat(endsEmpty(truck("paper"))).isFalse();
    assertThat(endsEmpty(truck("paper"), disposal("d", "paper"))).isTrue();
    assertThat(endsEmpty(truck("paper"), disposal("d", "paper glass"))).isTrue();
    assertThat(endsEmpty(truck("paper glass"), disposal("d", "paper"))).isFalse();
    assertThat(endsEmpty(truck("paper glass"), disposal("d", "paper"), disposal("e", "glass")))
        .as("one hold: what lies in it is mixed")
        .isFalse();
  }

  @Test
  void a_truck_starts_and_ends_at_its_sites_and_places_are_asked_for_by_id() {
    var asked = new ArrayList<Place>();
    var yard = new Site("yard", "Yard", SiteKind.DEPOT, new Position(53.3, 6.6));
    var truck = truck("paper", "depot", "yard");

    var problem =
        toProblem(MONDAY)
            .problem(
                List.of(due(bin("b1", Collection.BY_LEVEL))),
                means(List.of(truck), DEPOT, yard),
                places -> {
                  asked.addAll(places);
                  return new StraightLineTimes().between(places);
                })
            .problem();

    assertThat(asked).extracting(Place::id).containsExactlyInAnyOrder("depot", "yard", "b1");
    var vehicle = problem.vehicles().getFirst();
    assertThat(asked.get(vehicle.start().index()).id()).isEqualTo("depot");
    assertThat(asked.get(vehicle.end().index()).id()).isEqualTo("yard");
    assertThat(asked.get(problem.stops().getFirst().location().index()).id()).isEqualTo("b1");
  }

  @Test
  void as_many_stops_as_fit_into_memory_are_planned_and_one_more_is_refused() {
    assertThat(asked(ToProblem.MOST_STOPS).stops()).hasSize(ToProblem.MOST_STOPS);
    assertThatThrownBy(() -> asked(ToProblem.MOST_STOPS + 1))
        .isInstanceOf(BadOrder.class)
        .hasMessageContaining((ToProblem.MOST_STOPS + 1) + " bins are due or worthwhile");
  }

  /** Without trucks or real times, which would take longer than the test is worth. */
  private static Problem asked(int bins) {
    var needs =
        IntStream.range(0, bins).mapToObj(i -> due(bin("b" + i, Collection.BY_LEVEL))).toList();
    return toProblem(MONDAY)
        .problem(
            needs,
            means(List.of()),
            places ->
                new TravelTable(
                    TravelTimes.of(
                        places.size(),
                        new int[places.size() * places.size()],
                        new int[places.size() * places.size()]),
                    "none"))
        .problem();
  }

  private static boolean endsEmpty(Vehicle truck, Site... disposals) {
    return problem(MONDAY, List.of(), truck, disposals).vehicles().getFirst().endsEmpty();
  }

  private static Problem problem(LocalDate date, List<Bin> bins) {
    return problem(date, bins, truck("paper"));
  }

  private static Problem problem(LocalDate date, List<Bin> bins, Vehicle truck, Site... more) {
    var sites = new ArrayList<>(List.of(more));
    sites.add(DEPOT);
    return toProblem(date)
        .problem(
            bins.stream().map(ToProblemTest::due).toList(),
            means(List.of(truck), sites.toArray(Site[]::new)),
            new StraightLineTimes())
        .problem();
  }

  private static ToProblem toProblem(LocalDate date) {
    var now = Instant.parse("2026-11-22T12:00:00Z");
    return new ToProblem(
        DispatchSettings.defaults(), PlanningDay.of(date, AMSTERDAM, now, List.of()));
  }

  private static Means means(List<Vehicle> trucks, Site... sites) {
    Map<String, Site> byId =
        Arrays.stream(sites).collect(Collectors.toMap(Site::id, Function.identity()));
    return new Means(trucks, byId);
  }

  private static Need due(Bin bin) {
    var reason = new Reason(ReasonKind.FULLNESS, 1, 100, "Full now.");
    return new Need.Due(bin, new Need.Amount(1_000, 60_000), reason);
  }

  private static Bin bin(String id, Collection collection) {
    return new Bin(
        new BinId(id),
        "Bin " + id,
        Optional.of(HERE),
        new WasteStream("paper"),
        1_000,
        0,
        collection);
  }

  private static Site disposal(String id, String streams, String... open) {
    return new Site(
        id,
        "Site " + id,
        SiteKind.DISPOSAL,
        HERE,
        streams(streams),
        Site.USUAL_SERVICE,
        Arrays.stream(open).map(ClockWindow::parse).toList());
  }

  private static Vehicle truck(String streams) {
    return truck(streams, "depot", "depot");
  }

  private static Vehicle truck(String streams, String start, String end) {
    return new Vehicle(
        "t1",
        "Truck",
        streams(streams),
        start,
        end,
        20_000,
        9_000_000,
        LocalTime.of(6, 0),
        LocalTime.of(14, 0));
  }

  private static Set<WasteStream> streams(String codes) {
    return Arrays.stream(codes.split(" ")).map(WasteStream::new).collect(Collectors.toSet());
  }

  private static ClockWindow window(String text) {
    return ClockWindow.parse(text);
  }
}
