package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Acceleration;
import io.lucidbins.device.EventDetail.Tilted;
import io.lucidbins.device.EventDetail.Uprighted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TiltWatchTest {
  private static final Acceleration UP = new Acceleration(0, 0, 1_000);
  private static final Acceleration LIES = new Acceleration(1_000, 0, 0);
  private final TiltWatch watch = new TiltWatch(UP);

  @Test
  void an_angle_is_counted_from_how_the_part_was_mounted() {
    assertThat(watch.deciDegrees(UP)).isZero();
    assertThat(watch.deciDegrees(LIES)).isEqualTo(900);
    assertThat(new TiltWatch(LIES).deciDegrees(LIES)).isZero();
    assertThat(watch.deciDegrees(new Acceleration(0, 0, -1_000))).isEqualTo(1_800);
  }

  @Test
  void at_45_degrees_a_bin_leans_and_above_it_lies() {
    // atan(707/707) = 45.0; atan(708/706) = 45.08 degrees.
    look(new Acceleration(707, 0, 707), 0);
    assertThat(watch.looked(new Acceleration(707, 0, 707), seconds(6))).isEmpty();

    look(new Acceleration(708, 0, 706), 7);
    assertThat(watch.looked(new Acceleration(708, 0, 706), seconds(12))).contains(new Tilted(451));
  }

  @Test
  void less_than_five_seconds_are_a_shove() {
    look(LIES, 0);

    assertThat(watch.isSuspicious()).isTrue();
    assertThat(watch.looked(LIES, seconds(5) - 1)).isEmpty();
    assertThat(watch.isTilted(seconds(5) - 1)).isFalse();
    assertThat(watch.looked(LIES, seconds(5))).contains(new Tilted(900));
    assertThat(watch.isTilted(seconds(5))).isTrue();
    assertThat(watch.isSuspicious()).isFalse();
  }

  @Test
  void the_five_seconds_begin_anew_when_it_stands_in_between() {
    look(LIES, 0);
    look(UP, 3);
    look(LIES, 4);

    assertThat(watch.looked(LIES, seconds(8))).isEmpty();
    assertThat(watch.looked(LIES, seconds(9))).isPresent();
  }

  @Test
  void it_stands_again_after_five_seconds_upright_and_is_told_once() {
    look(LIES, 0);
    assertThat(watch.looked(LIES, seconds(5))).isPresent();
    look(LIES, 10);

    look(UP, 20);
    assertThat(watch.looked(UP, seconds(25))).contains(new Uprighted());
    assertThat(watch.looked(UP, seconds(40))).isEmpty();
    assertThat(watch.isTilted(seconds(40))).isFalse();
  }

  @Test
  void five_minutes_without_a_look_and_nobody_knows_how_it_lies() {
    look(LIES, 0);
    assertThat(watch.looked(LIES, seconds(5))).isPresent();

    long known = seconds(5) + TiltWatch.KNOWN_FOR.toNanos();
    assertThat(watch.isTilted(known)).isTrue();
    assertThat(watch.isTilted(known + 1)).isFalse();
  }

  @Test
  void a_part_that_comes_back_says_how_it_lies() {
    look(LIES, 0);
    assertThat(watch.looked(LIES, seconds(5))).isPresent();

    look(LIES, 3_600);
    assertThat(watch.isTilted(seconds(3_600))).isTrue();
    look(UP, 7_200);
    assertThat(watch.looked(UP, seconds(7_205))).contains(new Uprighted());
  }

  private void look(Acceleration felt, long second) {
    assertThat(watch.looked(felt, seconds(second))).isEmpty();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
