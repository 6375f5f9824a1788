package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "9, just now",
    "10, 10 s ago",
    "59, 59 s ago",
    "60, 1 min ago",
    "3599, 59 min ago",
    "3600, 1 h ago",
    "86399, 23 h ago",
    "86400, 1 d ago",
  })
  void writes_an_age_in_its_largest_whole_unit(long seconds, String words) {
    assertThat(Wording.ago(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"999 | 999 g", "1000 | 1.0 kg", "99949 | 99.9 kg", "2400000 | 2,400 kg"})
  void writes_a_mass(long grams, String words) {
    assertThat(Wording.mass(grams)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0", "1000 | 1", "1500 | 1.5", "999900 | 999.9", "25956400 | 25,956"})
  void writes_points(long milliPoints, String words) {
    assertThat(Wording.points(milliPoints)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 g", "999499 | 999 g", "1000000 | 1.0 kg", "-250000 | -250 g"})
  void writes_carbon(long milligrams, String words) {
    assertThat(Wording.co2e(milligrams)).isEqualTo(words);
  }

  @Test
  void counts_in_singular_and_plural() {
    assertThat(Wording.count(1, "truck")).isEqualTo("1 truck");
    assertThat(Wording.count(0, "truck")).isEqualTo("0 trucks");
  }

  @Test
  void tells_the_time_in_the_zone_of_the_pages() {
    var wording = new Wording(ZoneId.of("Asia/Seoul"));

    assertThat(wording.clock(Instant.parse("2026-06-05T23:30:00Z"))).isEqualTo("08:30");
    assertThat(wording.dayAndClock(Instant.parse("2026-06-05T23:30:00Z")))
        .isEqualTo("Sat 6 Jun, 08:30");
  }
}
