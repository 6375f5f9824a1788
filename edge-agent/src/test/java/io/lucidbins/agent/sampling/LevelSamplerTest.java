package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** On a bin 1,000 mm deep. */
class LevelSamplerTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private OptionalDouble air = OptionalDouble.empty();
  private final Scripted part = new Scripted(clock);
  private final LevelSampler level =
      new LevelSampler(part, clock::nanos, Calibration.defaults(), () -> air);

  @Test
  void a_burst_of_seven_becomes_its_median() {
    part.says(700, 702, 698, 701, 699, 700, 703);

    assertThat(reading(level.sample()).value()).isEqualTo(300);
    assertThat(reading(measured).quality().percent()).isEqualTo(100);
    assertThat(part.isUsedUp()).isTrue();
  }

  @Test
  void each_rejected_share_costs_quality() {
    part.says(700, 702, 698, 701, 699, 300).fails(1, new NoEcho(Duration.ZERO));

    // 2 of 7 rejected: 100 - 40 x 2 / 7 = 88.6, rounded down in integers to 89.
    assertThat(reading(level.sample()).quality().percent()).isEqualTo(89);
  }

  @Test
  void four_must_agree() {
    var noEcho = new NoEcho(Duration.ZERO);
    part.says(700, 701, 702, 703).fails(3, noEcho);
    assertThat(reading(level.sample()).value()).isEqualTo(298); // 701.5 rounds to 702

    part.says(700, 701, 702).fails(4, noEcho);
    assertThat(failure(level.sample())).isEqualTo(noEcho);
  }

  @Test
  void two_faults_in_a_row_end_the_burst() {
    part.fails(2, new BusError(121, "read"));

    assertThat(failure(level.sample())).isInstanceOf(BusError.class);
    assertThat(part.isUsedUp()).isTrue();
  }

  @Test
  void up_to_50_mm_below_the_floor_is_the_floor_and_more_is_implausible() {
    burst(1_050);
    assertThat(reading(level.sample()).value()).isZero();

    burst(1_051);
    assertThat(failure(level.sample())).isInstanceOf(Implausible.class);
  }

  @Test
  void a_jump_of_40_percent_is_believed_and_more_is_held() {
    burst(1_000);
    level.sample();
    burst(600);
    assertThat(reading(level.sample()).value()).isEqualTo(400);

    burst(199);
    var held = reading(level.sample());
    assertThat(held.value()).isEqualTo(400);
    assertThat(held.quality().flags()).contains(Flag.HELD);
    assertThat(held.quality().percent()).isEqualTo(25);
    assertThat(level.jumpWaits()).isTrue();
  }

  @Test
  void a_second_burst_30_s_later_confirms_a_jump() throws InterruptedException {
    burst(1_000);
    level.sample();
    burst(100);
    level.sample();

    clock.advance(LevelSampler.CONFIRM_AFTER.minusNanos(1));
    burst(110);
    assertThat(reading(level.sample()).value()).isZero();
    clock.advance(Duration.ofNanos(1));
    burst(110);
    assertThat(reading(level.sample()).value()).isEqualTo(890);
    assertThat(level.jumpWaits()).isFalse();
  }

  @Test
  void a_jump_that_is_gone_again_was_none() throws InterruptedException {
    burst(1_000);
    level.sample();
    burst(100);
    level.sample();
    clock.advance(LevelSampler.CONFIRM_AFTER);
    burst(995);

    assertThat(reading(level.sample()).value()).isEqualTo(5);
    assertThat(level.jumpWaits()).isFalse();
  }

  @Test
  void nearer_than_the_part_can_see_is_full_only_near_the_dead_zone() {
    // Full is 960; within 150 mm of it is 810 and above.
    burst(190);
    level.sample();
    part.fails(7, new OutOfRange(12, Bound.BELOW));

    var full = reading(level.sample());

    assertThat(full.value()).isEqualTo(960);
    assertThat(full.quality().flags()).contains(Flag.DEAD_ZONE);
    assertThat(full.quality().percent()).isLessThanOrEqualTo(25);
  }

  @Test
  void far_from_the_dead_zone_it_takes_three_bursts() throws InterruptedException {
    burst(191);
    level.sample();
    for (int burst = 1; burst <= 2; burst++) {
      part.fails(7, new OutOfRange(12, Bound.BELOW));
      assertThat(failure(level.sample())).isInstanceOf(OutOfRange.class);
    }

    part.fails(7, new OutOfRange(12, Bound.BELOW));

    assertThat(reading(level.sample()).value()).isEqualTo(960);
  }

  @Test
  void a_value_that_only_the_air_changes_is_stuck() {
    for (int i = 0; i < StuckWatch.BURSTS; i++) {
      air = OptionalDouble.of(i % 2 == 0 ? 20 : 30);
      burst(i % 2 == 0 ? 700 : 712);
      level.sample();
      level.weighed(i * 100);
    }
    burst(712);

    assertThat(failure(level.sample())).isEqualTo(new Implausible(712, Reason.STUCK));
  }

  @Test
  void a_reading_above_the_range_is_never_full() {
    for (int i = 0; i < 4; i++) {
      part.fails(7, new OutOfRange(700, Bound.ABOVE));
      assertThat(failure(level.sample())).isEqualTo(new OutOfRange(700, Bound.ABOVE));
    }
  }

  private void burst(int distanceMm) {
    for (int i = 0; i < 7; i++) {
      part.says(distanceMm);
    }
  }

  private Measured<Integer> measured = new Failed<>(new NoEcho(Duration.ZERO));

  private Reading<Integer> reading(Measured<Integer> now) {
    measured = now;
    assertThat(now).isInstanceOf(Reading.class);
    return (Reading<Integer>) now;
  }

  private static Failure failure(Measured<Integer> now) {
    assertThat(now).isInstanceOf(Failed.class);
    return ((Failed<Integer>) now).why();
  }
}
