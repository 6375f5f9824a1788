package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.EventDetail.Fire;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FireWatchTest {
  private final FireWatch fire = new FireWatch();

  @Test
  void at_60_degrees_it_is_a_hot_day_and_above_a_fire() {
    look(60_000, 0);
    assertThat(fire.looked(60_000, seconds(5))).isEmpty();

    look(60_001, 10);
    assertThat(fire.looked(60_062, seconds(11))).contains(new Fire(601));
  }

  @Test
  void one_look_alone_may_be_a_flipped_bit() {
    look(20_000, 0);
    look(84_000, 5);

    assertThat(fire.isSuspicious()).isTrue();
    assertThat(fire.looked(20_000, seconds(6))).isEmpty();
    assertThat(fire.isSuspicious()).isFalse();
  }

  @Test
  void five_kelvin_within_a_minute_are_a_fire_and_less_is_the_sun() {
    look(20_000, 0);
    look(24_999, 30);
    assertThat(fire.looked(24_999, seconds(31))).isEmpty();

    look(25_000, 32);
    assertThat(fire.looked(25_000, seconds(33))).contains(new Fire(250));
  }

  @Test
  void five_kelvin_within_more_than_a_minute_are_none() {
    look(20_000, -5);
    look(20_000, 0);
    assertThat(fire.looked(25_000, seconds(60) + 1)).isEmpty();
    assertThat(fire.isSuspicious()).isFalse();
    assertThat(fire.looked(25_000, seconds(61))).isEmpty();
  }

  @Test
  void five_kelvin_after_exactly_a_minute_count() {
    look(20_000, -5);
    look(20_000, 0);
    look(25_000, 60);

    assertThat(fire.isSuspicious()).isTrue();
  }

  @Test
  void one_look_too_low_makes_no_fire_of_those_after_it() {
    look(20_000, 0);
    look(20_000, 5);
    look(4_000, 10);
    for (int second = 15; second <= 75; second += 5) {
      look(20_000, second);
      assertThat(fire.isSuspicious()).isFalse();
    }
  }

  @Test
  void one_look_too_low_hides_no_fire() {
    look(20_000, 0);
    look(20_000, 5);
    look(4_000, 10);
    look(25_000, 15);

    assertThat(fire.looked(30_000, seconds(16))).contains(new Fire(300));
  }

  @Test
  void the_first_look_of_all_may_be_too_low() {
    look(4_000, 0);
    look(20_000, 5);

    assertThat(fire.looked(20_000, seconds(6))).isEmpty();
  }

  @Test
  void after_a_long_silence_of_the_part_no_rise_is_known() {
    look(5_000, 0);
    look(5_000, 5);
    look(25_000, 3_600);

    assertThat(fire.looked(25_000, seconds(3_601))).isEmpty();
  }

  @Test
  void a_fire_is_told_once_until_it_was_calm_for_ten_minutes() {
    look(70_000, 0);
    assertThat(fire.looked(70_000, seconds(1))).isPresent();
    assertThat(fire.looked(90_000, seconds(2))).isEmpty();

    long calm = seconds(2) + FireWatch.CALM.toNanos();
    assertThat(fire.looked(50_000, calm - 1)).isEmpty();
    look(70_000, 2 + FireWatch.CALM.toSeconds() - 1);
    assertThat(fire.looked(70_000, calm)).as("not calm for long enough").isEmpty();

    long later = calm + FireWatch.CALM.toNanos();
    assertThat(fire.looked(20_000, later)).isEmpty();
    fire.looked(70_000, later + seconds(70));
    assertThat(fire.looked(70_000, later + seconds(71))).isPresent();
  }

  private void look(int milliCelsius, long second) {
    assertThat(fire.looked(milliCelsius, seconds(second))).isEmpty();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
