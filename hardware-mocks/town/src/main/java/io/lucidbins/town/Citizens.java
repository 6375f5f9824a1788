package io.lucidbins.town;

import io.lucidbins.device.BinId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * The people of the town: who comes to which bin when, with how much. Visits to a bin are a Poisson
 * process whose rate follows the hour of the day (thinning, Lewis and Shedler 1979); the mass of a
 * deposit is a gamma variable of shape 2. The same seed gives the same visits.
 *
 * <p>One early riser with a card comes to the first bin after {@link #FIRST_VISIT}, so that the
 * smallest town shows a deposit soon.
 */
public final class Citizens {

  /** Visits per hour relative to the mean, from midnight; the mean of the row is 1. */
  private static final double[] HOURS = {
    0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.8, 1.4, 1.6, 1.3, 1.4, 1.5,
    1.5, 1.3, 1.2, 1.3, 1.6, 2.0, 2.0, 1.6, 1.2, 0.8, 0.5, 0.2
  };

  /** From the beginning to the visit of the early riser. */
  static final Duration FIRST_VISIT = Duration.ofMinutes(5);

  private static final double BUSIEST = 2.0;
  private static final int CARDS_PER_BIN = 12;
  private static final double SHARE_WITH_CARD = 0.85;

  private final List<BinPlace> bins;
  private final ZoneId zone;
  private final RandomGenerator random;
  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(Comparator.comparing(Arrival::at).thenComparing(Arrival::bin));

  private boolean someoneCame;

  public Citizens(List<BinPlace> bins, Instant from, ZoneId zone, RandomGenerator random) {
    this.bins = List.copyOf(bins);
    this.zone = zone;
    this.random = random;
    arrivals.add(new Arrival(from.plus(FIRST_VISIT), 0));
    for (int bin = 1; bin < this.bins.size(); bin++) {
      arrivals.add(new Arrival(arrivalAfter(bin, from), bin));
    }
  }

  /** The next visit of all; each call moves on. */
  public Visit next() {
    Arrival arrival = arrivals.remove();
    arrivals.add(new Arrival(arrivalAfter(arrival.bin, arrival.at), arrival.bin));
    BinPlace place = bins.get(arrival.bin);
    Card card = someoneCame ? card() : Card.ofNumber(0);
    someoneCame = true;
    return new Visit(arrival.at, place.id(), card, grams(place));
  }

  /** When the next visit is due, without moving on. */
  public Instant nextAt() {
    return arrivals.element().at;
  }

  private Instant arrivalAfter(int bin, Instant from) {
    double busiestPerSecond = bins.get(bin).depositsPerDay() * BUSIEST / 86_400;
    Instant at = from;
    do {
      double seconds = -Math.log(1 - random.nextDouble()) / busiestPerSecond;
      at = at.plus(Duration.ofMillis((long) (seconds * 1000) + 1));
    } while (random.nextDouble() * BUSIEST >= HOURS[at.atZone(zone).getHour()]);
    return at;
  }

  private Card card() {
    if (random.nextDouble() >= SHARE_WITH_CARD) {
      return Card.NONE;
    }
    return Card.ofNumber(random.nextInt(bins.size() * CARDS_PER_BIN));
  }

  /** A few bottles or a bag of paper: 100 g and up, rarely above 2 kg, at most 5 kg. */
  private int grams(BinPlace place) {
    double gamma = -Math.log((1 - random.nextDouble()) * (1 - random.nextDouble())) / 2;
    return (int) Math.clamp(place.gramsPerDeposit() * gamma, 100, 5000);
  }

  private record Arrival(Instant at, int bin) {}

  /**
   * Somebody comes to a bin.
   *
   * @param grams what they throw in, 100 to 5000 g
   */
  public record Visit(Instant at, BinId bin, Card card, int grams) {}
}
