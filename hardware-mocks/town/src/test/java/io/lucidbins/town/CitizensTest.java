package io.lucidbins.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.town.Citizens.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CitizensTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-06-05T00:00:00Z");

  private final TownMap town = TownMap.of(24, new SplittableRandom(3));

  @Test
  void come_in_order_of_time_and_the_same_for_the_same_seed() {
    List<Visit> visits = visits(3, Duration.ofDays(1));

    assertThat(visits).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(visits).isEqualTo(visits(3, Duration.ofDays(1)));
  }

  @Test
  void come_as_often_as_their_bins_say() {
    double perDay = town.bins().stream().mapToDouble(BinPlace::depositsPerDay).sum();

    List<Visit> visits = visits(5, Duration.ofDays(20));

    // The count of 20 days is Poisson: its standard deviation is the root of its mean.
    double mean = 20 * perDay;
    assertThat((double) visits.size()).isCloseTo(mean, within(5 * Math.sqrt(mean)));
  }

  @Test
  void come_by_day_rather_than_by_night() {
    List<Visit> visits = visits(9, Duration.ofDays(20));

    long atNoon = visits.stream().filter(v -> hour(v) == 12).count();
    long atThree = visits.stream().filter(v -> hour(v) == 3).count();
    // 1.5 against 0.1 times the mean.
    assertThat((double) atNoon / atThree).isBetween(11.0, 20.0);
  }

  @Test
  void throw_in_between_100_g_and_5_kg_and_mostly_show_a_card_of_seven_bytes() {
    List<Visit> visits = visits(11, Duration.ofDays(5));

    assertThat(visits).allSatisfy(v -> assertThat(v.grams()).isBetween(100, 5000));
    List<Visit> withCard = visits.stream().filter(v -> v.card().isPresent()).toList();
    assertThat((double) withCard.size() / visits.size()).isCloseTo(0.85, within(0.03));
    assertThat(withCard).allSatisfy(v -> assertThat(v.card().uid()).hasSize(7));
  }

  private static int hour(Visit visit) {
    return visit.at().atZone(ZoneOffset.UTC).getHour();
  }

  private List<Visit> visits(long seed, Duration time) {
    var citizens = new Citizens(town.bins(), MIDNIGHT, ZoneOffset.UTC, new SplittableRandom(seed));
    return Stream.generate(citizens::next)
        .takeWhile(visit -> visit.at().isBefore(MIDNIGHT.plus(time)))
        .toList();
  }
}
