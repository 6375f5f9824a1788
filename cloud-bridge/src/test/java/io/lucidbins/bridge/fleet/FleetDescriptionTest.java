package io.lucidbins.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.device.BinId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FleetDescriptionTest {
  private static final Position HERE = new Position(-34.9, -56.2);
  private static final Set<WasteStream> PAPER = Set.of(new WasteStream("paper"));

  @Test
  void a_window_ends_after_it_starts() {
    assertThat(window("06:00-06:00:01").to()).isEqualTo(LocalTime.of(6, 0, 1));
    refuses(() -> window("06:00-06:00"), "time window 06:00-06:00 ends before it starts");
    refuses(() -> window("14:00-06:00"), "time window 14:00-06:00 ends before it starts");
  }

  @Test
  void a_window_is_read_as_it_is_written_and_anything_else_refused() {
    assertThat(window("06:00-14:30").toString()).isEqualTo("06:00-14:30");
    for (var text : List.of("", "-", "06:00", "06:00-", "-14:00", "6-14", "06:00-24:00", "a-b")) {
      refuses(() -> window(text), "'" + text + "' is no time window; one is written like");
    }
  }

  @Test
  void windows_are_at_most_four_ascending_and_apart() {
    var four = windows("01:00-02:00", "03:00-04:00", "05:00-06:00", "07:00-08:00");
    assertThat(collection(four).windows()).isEqualTo(four);
    refuses(
        () ->
            collection(
                windows("01:00-02:00", "03:00-04:00", "05:00-06:00", "07:00-08:00", "09:00-10:00")),
        "a bin has 5 time windows; at most 4");
    refuses(
        () -> collection(windows("03:00-04:00", "01:00-02:00")),
        "overlap or are out of order: 03:00-04:00 01:00-02:00");
    refuses(() -> collection(windows("01:00-02:00", "02:00-03:00")), "overlap");
    assertThat(collection(windows("01:00-02:00", "02:00:01-03:00")).windows()).hasSize(2);
  }

  @Test
  void service_at_a_bin_takes_nothing_to_an_hour_in_whole_seconds() {
    assertThat(serving(Duration.ZERO).service()).contains(Duration.ZERO);
    assertThat(serving(Duration.ofHours(1)).service()).contains(Duration.ofHours(1));
    refuses(
        () -> serving(Duration.ofSeconds(-1)), "takes 0 to 3600 s in whole seconds, not -1.0 s");
    refuses(() -> serving(Duration.ofSeconds(3_601)), "not 3601.0 s");
    refuses(() -> serving(Duration.ofMillis(1_500)), "not 1.5 s");
  }

  @Test
  void a_schedule_has_days_and_an_amount() {
    assertThat(schedule(1, 0).litres()).isEqualTo(1);
    assertThat(schedule(0, 1).grams()).isEqualTo(1);
    refuses(() -> schedule(0, 0), "expects 0 l and 0 g; one of them must be above 0");
    refuses(() -> schedule(-1, 5), "expects -1 l and 5 g");
    refuses(() -> schedule(5, -1), "expects 5 l and -1 g");
    refuses(() -> new Schedule(Set.of(), 1, 1), "at least one day of the week");
  }

  @Test
  void a_bin_with_a_place_and_a_volume_or_a_schedule_can_be_planned() {
    assertThat(bin(0, Collection.BY_LEVEL).isDescribed()).isFalse();
    assertThat(bin(1, Collection.BY_LEVEL).isDescribed()).isTrue();
    var scheduled = new Collection(Optional.empty(), List.of(), Optional.of(schedule(0, 1)));
    assertThat(bin(0, scheduled).isDescribed()).isTrue();
  }

  @Test
  void a_disposal_site_takes_streams_within_four_hours_and_a_depot_none() {
    assertThat(disposal(PAPER, Duration.ofHours(4)).accepts()).isEqualTo(PAPER);
    refuses(
        () -> disposal(PAPER, Duration.ofSeconds(14_401)), "service at site s takes 0 to 14400");
    refuses(() -> disposal(Set.of(), Site.USUAL_SERVICE), "disposal site s takes no waste stream");
    refuses(() -> new Site("s", "S", SiteKind.DISPOSAL, HERE), "takes no waste stream");
    refuses(() -> depot(PAPER, Duration.ZERO, List.of()), "depot s has waste streams");
    refuses(() -> depot(Set.of(), Duration.ofSeconds(1), List.of()), "only a disposal site has");
    refuses(() -> depot(Set.of(), Duration.ZERO, windows("06:00-07:00")), "opening hours");
  }

  @Test
  void a_change_names_nothing_twice_and_no_site_like_a_bin() {
    var bin = bin(1, Collection.BY_LEVEL);
    var site = new Site("b1", "B1", SiteKind.DEPOT, HERE);
    refuses(
        () -> new FleetChange(List.of(bin, bin), List.of(), List.of()),
        "two of the change have the place id b1");
    refuses(() -> new FleetChange(List.of(bin), List.of(site), List.of()), "the place id b1");
    var truck = new Vehicle("t", "T", PAPER, "d", "d", 1, 1, LocalTime.MIN, LocalTime.NOON);
    refuses(() -> new FleetChange(List.of(), List.of(), List.of(truck, truck)), "the vehicle id t");
  }

  private static ClockWindow window(String text) {
    return ClockWindow.parse(text);
  }

  private static List<ClockWindow> windows(String... texts) {
    return List.of(texts).stream().map(ClockWindow::parse).toList();
  }

  private static Collection collection(List<ClockWindow> windows) {
    return new Collection(Optional.empty(), windows, Optional.empty());
  }

  private static Collection serving(Duration service) {
    return new Collection(Optional.of(service), List.of(), Optional.empty());
  }

  private static Schedule schedule(int litres, int grams) {
    return new Schedule(Set.of(DayOfWeek.MONDAY), litres, grams);
  }

  private static Bin bin(int litres, Collection collection) {
    return new Bin(
        new BinId("b1"), "B1", Optional.of(HERE), WasteStream.MIXED, litres, 0, collection);
  }

  private static Site disposal(Set<WasteStream> accepts, Duration service) {
    return new Site("s", "S", SiteKind.DISPOSAL, HERE, accepts, service, List.of());
  }

  private static Site depot(Set<WasteStream> accepts, Duration service, List<ClockWindow> open) {
    return new Site("s", "S", SiteKind.DEPOT, HERE, accepts, service, open);
  }

  private static void refuses(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
