package io.lucidbins.bridge.web;

import io.lucidbins.bridge.notify.InMemoryFeedTail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small town in memory: 24 bins in every state, three trucks, a plan and awards, all from one
 * seed. A test changes what it needs.
 */
final class WebFixture implements Sources {
  static final Instant NOW = Instant.parse("2026-06-05T06:12:00Z");
  private static final double LATITUDE = 50.0614;
  private static final double LONGITUDE = 19.9366;
  private static final List<String> STREETS =
      List.of(
          "Market Square north",
          "Linden Street 4",
          "School of Music",
          "Mill Lane",
          "Station forecourt",
          "Harbour Steps",
          "Castle Hill tram stop",
          "Old Brewery yard",
          "St Anne's Park, east gate",
          "Riverside Walk 12",
          "City Library",
          "Botanic Garden",
          "Theatre Passage",
          "Long Bridge, south end",
          "Weavers' Court",
          "Fire Station 2",
          "University, Building C",
          "Swimming Hall",
          "Green Market",
          "Chapel Street 31",
          "Orchard Estate",
          "Stadium, gate 5",
          "Clinic car park",
          "Quarry Road");
  private static final List<String> STREAMS = List.of("paper", "glass", "packaging", "metal");

  final InMemoryFeedTail feed = new InMemoryFeedTail();
  final List<BinView> bins = new CopyOnWriteArrayList<>();
  final List<AwardView> awards = new CopyOnWriteArrayList<>();
  final List<ReadingView> readings = new CopyOnWriteArrayList<>();
  final List<ReadinessCheck> checks = new ArrayList<>();
  final List<Instant> emptyings = new CopyOnWriteArrayList<>();
  final Map<String, ForecastView> forecasts = new HashMap<>();
  final InMemoryPlans plans = new InMemoryPlans(NOW);
  final InMemoryFleet fleet = new InMemoryFleet();
  volatile long nanos;
  Optional<PlanView> plan = Optional.empty();
  List<SiteView> sites = List.of();
  @Nullable RuntimeException failure;

  static WebFixture empty() {
    return new WebFixture();
  }

  /** So many bins in every state, and nothing else. */
  static WebFixture city(int bins) {
    var city = new WebFixture();
    var random = new SplittableRandom(11);
    var rows = new ArrayList<BinView>();
    for (int i = 0; i < bins; i++) {
      BinView like = bin(3 + random.nextInt(18), random);
      rows.add(renamed(like, "bin-%05d".formatted(i), "Street " + i, random));
    }
    city.bins.addAll(rows);
    return city;
  }

  private static BinView renamed(BinView like, String id, String name, SplittableRandom random) {
    return new BinView(
        id,
        name,
        Optional.of(
            new Place(
                LATITUDE + 0.05 * random.nextDouble() * random.nextDouble(-1, 1),
                LONGITUDE + 0.09 * random.nextDouble() * random.nextDouble(-1, 1))),
        like.wasteStream(),
        like.volumeLitres(),
        like.online(),
        like.state(),
        like.stale(),
        like.levelPercent(),
        like.weightGrams(),
        like.temperatureCelsius(),
        like.batteryMillivolts(),
        like.signalDbm(),
        like.softwareVersion(),
        like.schedule(),
        like.collectedOn(),
        like.lastReadingAt(),
        like.lastHeardAt(),
        like.fullAt(),
        like.why());
  }

  static WebFixture town() {
    var town = new WebFixture();
    var random = new SplittableRandom(7);
    IntStream.range(0, STREETS.size()).forEach(i -> town.bins.add(bin(i, random)));
    town.sites =
        List.of(
            new SiteView(
                "depot", "Depot West", "depot", new Place(LATITUDE - 0.004, LONGITUDE - 0.036)),
            new SiteView(
                "mrf", "Sorting hall", "disposal", new Place(LATITUDE + 0.014, LONGITUDE + 0.034)));
    town.plan = Optional.of(town.somePlan());
    IntStream.range(0, 14).forEach(i -> town.awards.add(town.award(i, random)));
    town.fillsAndIsEmptied();
    town.checks.add(check("database", ""));
    return town;
  }

  /** Four weeks of readings each 15 min: half a percent a time, emptied at 90, silent for a day. */
  private void fillsAndIsEmptied() {
    double level = 0;
    for (int i = 28 * 96; i > 0; i--) {
      Instant at = NOW.minus(Duration.ofMinutes(15L * i));
      double grown = 0.08 + 0.09 * Math.sin((i % 96) / 96.0 * 2 * Math.PI);
      level = Math.max(0, level + grown);
      if (level > 88) {
        level = 4;
        emptyings.add(at);
      }
      if (i / 96 != 9) {
        readings.add(new ReadingView(at, Math.round(level * 10) / 10.0));
      }
    }
    bins.stream()
        .filter(bin -> bin.levelPercent().isPresent())
        .forEach(bin -> forecasts.put(bin.id(), forecast(bin.id(), readings.getLast().value())));
  }

  private static ForecastView forecast(String bin, double from) {
    return new ForecastView(
        bin,
        NOW,
        "medium",
        Optional.of(NOW.plus(Duration.ofHours(20))),
        Optional.of(NOW.plus(Duration.ofHours(31))),
        Optional.of(NOW.plus(Duration.ofHours(52))),
        IntStream.rangeClosed(0, 48)
            .mapToObj(hour ->
                new ForecastView.Expected(
                    NOW.plus(Duration.ofHours(hour)),
                    from + 0.2 * hour,
                    from + 0.5 * hour,
                    from + 0.9 * hour))
            .toList());
  }

  static ReadinessCheck check(String name, String trouble) {
    return ReadinessCheck.of(name, trouble::isEmpty, trouble);
  }

  static BinView named(String id, String name) {
    return new BinView(
        id,
        name,
        Optional.of(new Place(LATITUDE, LONGITUDE)),
        "paper",
        OptionalInt.of(1100),
        true,
        Band.OK,
        false,
        OptionalDouble.of(42.5),
        OptionalInt.of(21_400),
        OptionalDouble.of(17.5),
        OptionalInt.of(3710),
        OptionalInt.of(-67),
        Optional.of("0.1.0"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW.minusSeconds(40)),
        Optional.of(NOW.minusSeconds(38)),
        Optional.of(NOW.plus(Duration.ofDays(3))),
        Optional.empty());
  }

  /** A bin that has just appeared: nothing is known but its id. */
  static BinView undescribed(String id) {
    return new BinView(
        id,
        id,
        Optional.empty(),
        "unknown",
        OptionalInt.empty(),
        true,
        Band.UNDEPLOYED,
        false,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW),
        Optional.empty(),
        Optional.empty());
  }

  /** A bin without a sensor that is collected today and on Mondays. */
  static BinView scheduled(String id, String name) {
    return new BinView(
        id,
        name,
        Optional.of(new Place(LATITUDE - 0.006, LONGITUDE + 0.012)),
        "metal",
        OptionalInt.of(2400),
        false,
        Band.DUE,
        false,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of("Collected on Mondays and Fridays; 216 kg expected."),
        Optional.of(LocalDate.of(2026, 6, 5)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("collected today by its schedule"));
  }

  private static BinView bin(int index, SplittableRandom random) {
    String id = "bin-%02d".formatted(index + 1);
    if (index == 23) {
      return undescribed(id);
    }
    if (index == 22) {
      return scheduled(id, STREETS.get(index));
    }
    double level = index < 3 ? 91 + 3 * index : Math.round(random.nextDouble(8, 88) * 10) / 10.0;
    Duration untilFull = Duration.ofMinutes((long) ((100 - level) * random.nextDouble(20, 70)));
    Instant fullAt = NOW.plus(untilFull);
    boolean stale = index == 11 || index == 19;
    Band band = Band.of(OptionalDouble.of(level), Optional.of(fullAt), NOW);
    Instant readAt =
        stale ? NOW.minus(Duration.ofHours(7)) : NOW.minusSeconds(random.nextInt(5, 600));
    return new BinView(
        id,
        STREETS.get(index),
        Optional.of(
            new Place(
                LATITUDE + random.nextDouble(-0.012, 0.013),
                LONGITUDE + random.nextDouble(-0.026, 0.026))),
        STREAMS.get(index % STREAMS.size()),
        OptionalInt.of(1100),
        index != 19,
        band,
        stale,
        OptionalDouble.of(level),
        OptionalInt.of((int) (level * 900)),
        OptionalDouble.of(16.5),
        OptionalInt.of(3650 + random.nextInt(200)),
        OptionalInt.of(-60 - index),
        Optional.of("0.1.0"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(readAt),
        Optional.of(readAt.plusSeconds(2)),
        Optional.of(fullAt),
        why(band, untilFull));
  }

  private static Optional<String> why(Band band, Duration untilFull) {
    return switch (band) {
      case FULL -> Optional.of("Full now: the threshold is 90 %.");
      case DUE ->
          Optional.of(
              (96 - 2 * untilFull.toHours()) + " % chance of overflowing before Saturday's round.");
      case SOON, OK, UNDEPLOYED -> Optional.empty();
    };
  }

  private PlanView somePlan() {
    List<BinView> urgent = mostUrgent(17);
    var routes = new ArrayList<PlanView.RouteView>();
    for (int truck = 0; truck < 3; truck++) {
      int offset = truck;
      List<BinView> own =
          IntStream.range(0, 16).filter(i -> i % 3 == offset).mapToObj(urgent::get).toList();
      routes.add(route(truck, own));
    }
    long metres = routes.stream().mapToLong(PlanView.RouteView::distanceMetres).sum();
    return new PlanView(
        "2026-06-05.5",
        LocalDate.of(2026, 6, 5),
        5,
        NOW.minus(Duration.ofMinutes(12)),
        Optional.of(NOW.minus(Duration.ofMinutes(9))),
        metres,
        "checked, no violations",
        "estimate: straight lines x 1.35",
        routes,
        List.of(
            new PlanView.UnservedView(
                urgent.get(16).id(),
                urgent.get(16).name(),
                "Trucks with room have no time left: 14 minutes short.")));
  }

  private List<BinView> mostUrgent(int most) {
    return BinOrder.URGENCY
        .sort(bins.stream().map(bin -> new BinRow(bin, Optional.empty(), false)).toList())
        .stream()
        .map(BinRow::bin)
        .limit(most)
        .toList();
  }

  /** Stops each 17 min, a tip after the third one and before the return. */
  private PlanView.RouteView route(int truck, List<BinView> own) {
    var stops = new ArrayList<PlanView.StopView>();
    var tips = new ArrayList<PlanView.TipView>();
    Instant at = NOW.plus(Duration.ofMinutes(24 + 5L * truck));
    int litres = 0;
    int grams = 0;
    for (int i = 0; i < own.size(); i++) {
      BinView bin = own.get(i);
      litres += (int) (bin.levelPercent().orElse(0) * 11);
      grams += bin.weightGrams().orElse(0);
      stops.add(
          new PlanView.StopView(
              i + 1,
              bin.id(),
              bin.name(),
              bin.position(),
              at,
              at.plusSeconds(150),
              (int) (bin.levelPercent().orElse(0) * 11),
              bin.weightGrams().orElse(0),
              litres,
              grams,
              bin.why().orElse("On the way: 0.3 km aside.")));
      at = at.plus(Duration.ofMinutes(17));
      if (i == 2 || i == own.size() - 1) {
        tips.add(
            new PlanView.TipView(
                "mrf",
                "Sorting hall",
                Optional.of(sites.getLast().position()),
                at,
                at.plus(Duration.ofMinutes(12)),
                litres,
                grams));
        litres = 0;
        grams = 0;
        at = at.plus(Duration.ofMinutes(26));
      }
    }
    Optional<Place> depot = Optional.of(sites.getFirst().position());
    return new PlanView.RouteView(
        "truck-" + (truck + 1),
        List.of("Heron", "Plover", "Avocet").get(truck),
        "Depot West",
        depot,
        "Depot West",
        depot,
        NOW.plus(Duration.ofMinutes(10)),
        at,
        14_200 + 1_730L * truck,
        6_200 + 300 * truck,
        2_190,
        stops.stream().mapToInt(PlanView.StopView::litresAfter).max().orElse(0),
        4_000,
        stops.stream().mapToInt(PlanView.StopView::gramsAfter).max().orElse(0),
        400_000,
        stops,
        tips);
  }

  private AwardView award(int index, SplittableRandom random) {
    var materials = List.of("aluminium-can", "pet", "mixed-paper", "glass");
    var milliPointsPerGram = List.of(8_000, 1_100, 290, 320);
    int kind = random.nextInt(4);
    int grams = random.nextInt(12, 900);
    BinView bin = bins.get(random.nextInt(22));
    return new AwardView(
        NOW.minusSeconds(35L * index * index + 8),
        NOW.minusSeconds(35L * index * index + 5),
        bin.id(),
        bin.name(),
        materials.get(kind),
        "recycle",
        grams,
        (long) grams * milliPointsPerGram.get(kind),
        (long) grams * (milliPointsPerGram.get(kind) + 140));
  }

  @Override
  public List<BinView> bins(Instant now) {
    if (failure != null) {
      throw failure;
    }
    return bins.stream().sorted(java.util.Comparator.comparing(BinView::id)).toList();
  }

  @Override
  public List<ReadingView> readings(
      String binId, ReadingQuantity quantity, Instant from, Instant to, int most) {
    return readings.stream()
        .filter(reading -> !reading.at().isBefore(from) && reading.at().isBefore(to))
        .limit(most)
        .toList();
  }

  @Override
  public List<Instant> emptyings(String binId) {
    return emptyings;
  }

  @Override
  public Optional<ForecastView> forecast(String binId, Instant now) {
    return Optional.ofNullable(forecasts.get(binId));
  }

  @Override
  public Optional<PlanView> latestPlan() {
    return plan;
  }

  @Override
  public List<SiteView> sites() {
    return sites;
  }

  @Override
  public List<AwardView> awards(int most) {
    return awards.stream().limit(most).toList();
  }

  @Override
  public Totals totals() {
    return new Totals(
        awards.size(),
        awards.stream().mapToLong(AwardView::milliPoints).sum(),
        awards.stream().mapToLong(AwardView::milligramsCo2e).sum());
  }

  Desks desks() {
    return new Desks(plans, fleet, () -> nanos);
  }

  WebServer serve() {
    return serve(Duration.ofSeconds(15));
  }

  WebServer serve(Duration heartbeat) {
    return WebServer.start(
        new WebSettings("127.0.0.1", 0, ZoneOffset.UTC, heartbeat),
        new WebServer.Readables(this, feed, checks),
        desks(),
        () -> NOW,
        new SplittableRandom(1));
  }
}
