package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Translates needs, trucks and sites into a routing problem. Amounts are medians, so trucks are
 * filled to 95 % of their limits: the margin covers the spread of the sum. A truck has to come home
 * empty if there is a disposal site for all that it collects.
 */
final class ToProblem {
  static final int CAPACITY_PERCENT = 95;

  /**
   * More stops in one plan are refused: the times between 5,000 places and the copies that the
   * search makes of them take most of a gigabyte.
   */
  static final int MOST_STOPS = 5_000;

  private static final String PROFILE = "truck";

  private final DispatchSettings settings;
  private final PlanningDay day;
  private final Map<Place, Location> locations = new LinkedHashMap<>();

  ToProblem(DispatchSettings settings, PlanningDay day) {
    this.settings = settings;
    this.day = day;
  }

  /**
   * The problem of the day: all bins with a need, and every truck with time left.
   *
   * @throws BadOrder if there are more than {@link #MOST_STOPS} bins with a need
   */
  DayProblem problem(List<Need> needs, Means means, TravelTimeSource travel) {
    var facilities = means.disposals().stream().map(this::facility).toList();
    var trucks =
        means.vehicles().stream()
            .filter(this::hasTimeLeft)
            .map(vehicle -> vehicle(vehicle, means))
            .toList();
    var stops = new ArrayList<Stop>();
    for (var need : needs) {
      switch (need) {
        case Need.Due due -> stops.add(stop(due, due.amount(), new Mode.Must()));
        case Need.Worthwhile may -> stops.add(stop(may, may.amount(), new Mode.May(may.prize())));
        case Need.NotYet _, Need.Unplannable _ -> {
          // no stop
        }
      }
    }
    if (stops.size() > MOST_STOPS) {
      throw new BadOrder(
          stops.size()
              + " bins are due or worthwhile; one plan takes at most "
              + MOST_STOPS
              + " of them: give each depot a tenant of its own");
    }
    var places = List.copyOf(locations.keySet());
    if (places.isEmpty()) {
      return new DayProblem(new Problem(List.of(), List.of(), Map.of()), "no places");
    }
    var table = travel.between(places);
    return new DayProblem(
        new Problem(stops, trucks, facilities, Map.of(PROFILE, table.times())), table.described());
  }

  private Stop stop(Need need, Need.Amount amount, Mode mode) {
    var bin = need.bin();
    return new Stop(
        bin.id().toString(),
        location(bin.id().toString(), bin.position().orElseThrow()),
        bin.wasteStream().code(),
        new Litres(amount.litres()),
        new Grams(amount.grams()),
        seconds(bin.collection().service().orElse(settings.service())),
        windows(bin.collection().windows()),
        mode);
  }

  private Facility facility(Site site) {
    return new Facility(
        site.id(),
        location(site),
        codes(site.accepts()),
        seconds(site.service()),
        windows(site.open()));
  }

  private static Seconds seconds(Duration duration) {
    return new Seconds((int) duration.toSeconds());
  }

  private static Set<String> codes(Set<WasteStream> streams) {
    return streams.stream().map(WasteStream::code).collect(Collectors.toSet());
  }

  private boolean hasTimeLeft(Vehicle vehicle) {
    return startS(vehicle) < endS(vehicle);
  }

  private io.lucidbins.routing.Vehicle vehicle(Vehicle vehicle, Means means) {
    var grams = new Grams(plannable(vehicle.grams()));
    var hold =
        new Compartment(
            codes(vehicle.wasteStreams()), new Litres(plannable(vehicle.litres())), grams);
    return new io.lucidbins.routing.Vehicle(
        vehicle.id(),
        location(means.site(vehicle.startSite())),
        location(means.site(vehicle.endSite())),
        TimeWindow.of(startS(vehicle), endS(vehicle)),
        List.of(hold),
        grams,
        settings.rates(),
        PROFILE,
        means.disposals().stream()
            .anyMatch(site -> site.accepts().containsAll(vehicle.wasteStreams())));
  }

  private static int plannable(int limit) {
    return (int) ((long) limit * CAPACITY_PERCENT / 100);
  }

  /** A shift that has begun begins now. */
  private int startS(Vehicle vehicle) {
    return Math.max(day.elapsedS(vehicle.shiftStart()), day.elapsedS(day.now()));
  }

  private int endS(Vehicle vehicle) {
    return day.elapsedS(vehicle.shiftEnd());
  }

  /**
   * Windows of the clock as they fall on the day: where the clock is put forward, two may touch and
   * one may shrink to a moment.
   */
  private List<TimeWindow> windows(List<ClockWindow> windows) {
    var elapsed = new ArrayList<TimeWindow>();
    for (var window : windows) {
      int to = day.elapsedS(window.to());
      int from = Math.min(day.elapsedS(window.from()), to);
      if (!elapsed.isEmpty() && from <= elapsed.getLast().to().value()) {
        var before = elapsed.removeLast();
        from = Math.min(from, before.from().value());
        to = Math.max(to, before.to().value());
      }
      elapsed.add(TimeWindow.of(from, to));
    }
    return elapsed;
  }

  private Location location(Site site) {
    return location(site.id(), site.position());
  }

  private Location location(String id, Position position) {
    return locations.computeIfAbsent(new Place(id, position), _ -> new Location(locations.size()));
  }
}
