package io.lucidbins.town.demo;

import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.town.BinPlace;
import io.lucidbins.town.Citizens;
import io.lucidbins.town.TownMap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A running town: bridge, bins, citizens and trucks on one clock. The day begins at a quarter to
 * six, so that the plan is made before the trucks leave.
 */
final class Demo implements AutoCloseable {
  private static final LocalTime MORNING = LocalTime.of(5, 45);
  private static final Duration LAST_CALL = Duration.ofMinutes(8);
  private static final Duration BEAT = Duration.ofMillis(200);

  private final VirtualClock clock;
  private final Instant trucksAt;
  private final TownMap map;
  private final DemoDesk desk;
  private final CloudBridge bridge;
  private final Map<String, TownBin> bins = new LinkedHashMap<>();
  private final Citizens citizens;
  private final Trucks trucks = new Trucks();
  private final Thread life;
  private volatile boolean closed;

  private Demo(
      DemoSettings settings, Path folder, LocalDate today, ZoneId zone, RandomGenerator secrets) {
    var random = new SplittableRandom(settings.seed());
    this.map = TownMap.of(settings.bins(), random.split());
    Instant morning = today.atTime(MORNING).atZone(zone).toInstant();
    this.trucksAt = morning.plus(LAST_CALL);
    this.clock = VirtualClock.live(MonotonicClock.system(), morning, settings.speed());
    this.citizens = new Citizens(map.bins(), morning, zone, random.split());
    this.desk = new DemoDesk(folder, zone, secrets);
    this.bridge = desk.startBridge(settings.port(), clock.wall());
    try {
      desk.describeBins(map, bridge.fleet());
      AgentSettings agent = desk.agentSettings(bridge);
      for (BinPlace place : map.bins()) {
        bins.put(
            place.id().toString(),
            TownBin.start(
                place, clock, random.nextLong(), agent, desk.stateOf(place.id().toString())));
      }
    } catch (RuntimeException e) {
      closeAll();
      throw e;
    }
    this.life = Thread.ofPlatform().name("town-life").daemon().start(this::live);
  }

  /**
   * Starts the town.
   *
   * @param folder where everything is kept; made and deleted by the caller
   * @param today the first day of the town
   * @param secrets where passwords and keys come from, not the town's seed
   */
  static Demo start(
      DemoSettings settings, Path folder, LocalDate today, ZoneId zone, RandomGenerator secrets) {
    return new Demo(settings, folder, today, zone, secrets);
  }

  /** Where the page is. */
  String page() {
    return "http://127.0.0.1:" + bridge.webPort() + "/";
  }

  /**
   * Whether there is something to see: each bin has a level, a plan has a route and somebody was
   * awarded points. The trucks join when each bin has a reading that a forecast trusts, as a plan
   * made before that would not know them all, but at {@link #LAST_CALL} without the slowest.
   */
  boolean isReady() {
    long levels =
        bridge.fleet().states().stream().filter(s -> s.levelPermille().isPresent()).count();
    if (levels < bins.size()) {
      return false;
    }
    if (bridge.fleet().vehicles().isEmpty()) {
      Instant now = clock.wall().instant();
      boolean all = bridge.pickups().forecasts(now).size() == bins.size();
      if (!all && now.isBefore(trucksAt)) {
        return false;
      }
      desk.describeTrucks(map, bridge.fleet());
    }
    return plan().filter(p -> !p.routes().isEmpty()).isPresent()
        && !bridge.points().feed().latest(1).isEmpty();
  }

  /** What the trucks do today. */
  Optional<DayPlan> plan() {
    return bridge.pickups().latestPublished();
  }

  private void live() {
    MonotonicClock real = MonotonicClock.system();
    try {
      while (!closed) {
        Instant now = clock.wall().instant();
        while (!citizens.nextAt().isAfter(now)) {
          var visit = citizens.next();
          bin(visit.bin().toString()).visit(visit);
        }
        plan().ifPresent(p -> trucks.reached(p, now).forEach(bin -> bin(bin).empty()));
        real.waitUntil(real.nanos() + BEAT.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private TownBin bin(String id) {
    TownBin bin = bins.get(id);
    if (bin == null) {
      throw new IllegalStateException("the town has no bin " + id);
    }
    return bin;
  }

  @Override
  public void close() {
    closed = true;
    life.interrupt();
    closeAll();
  }

  private void closeAll() {
    bins.values().parallelStream().forEach(TownBin::close);
    bridge.close();
    clock.close();
  }
}
