package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StuckWatchTest {
  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
  private final StuckWatch watch = new StuckWatch();

  @Test
  void fifty_equal_bursts_while_a_kilogram_came_are_stuck_and_one_less_is_not() {
    bursts(1, 700);
    watch.weighed(5_000);
    watch.weighed(6_000);
    bursts(StuckWatch.BURSTS - 2, 700);
    assertThat(watch.isStuck()).isFalse();

    bursts(1, 700);
    assertThat(watch.isStuck()).isTrue();
  }

  @Test
  void less_than_a_kilogram_may_be_drift() {
    bursts(StuckWatch.BURSTS, 700);
    watch.weighed(5_000);
    watch.weighed(5_999);
    assertThat(watch.isStuck()).isFalse();

    watch.weighed(6_000);
    assertThat(watch.isStuck()).isTrue();
  }

  @Test
  void a_weight_that_falls_counts_like_one_that_rises() {
    bursts(StuckWatch.BURSTS, 700);
    watch.weighed(6_000);
    watch.weighed(5_000);

    assertThat(watch.isStuck()).isTrue();
  }

  @Test
  void a_millimetre_begins_the_count_anew() {
    bursts(StuckWatch.BURSTS, 700);
    watch.weighed(5_000);
    watch.weighed(9_000);
    bursts(1, 701);
    assertThat(watch.isStuck()).isFalse();

    bursts(StuckWatch.BURSTS - 1, 701);
    assertThat(watch.isStuck()).as("the weight has not changed since").isFalse();
  }

  @Test
  void a_burst_that_is_not_all_one_value_is_alive() {
    bursts(StuckWatch.BURSTS - 1, 700);
    watch.weighed(5_000);
    watch.weighed(9_000);
    watch.burst(new int[] {700, 700, 701}, UNKNOWN);

    bursts(1, 700);
    assertThat(watch.isStuck()).isFalse();
  }

  @Test
  void a_frozen_echo_that_the_temperature_puts_right_is_stuck_all_the_same() {
    burstsOfFrozen(StuckWatch.BURSTS, 3_000);
    watch.weighed(5_000);
    watch.weighed(6_000);

    assertThat(watch.isStuck()).isTrue();
  }

  @Test
  void a_value_that_moves_by_more_than_the_air_explains_is_alive() {
    burstsOfFrozen(StuckWatch.BURSTS - 1, 3_000);
    watch.weighed(5_000);
    watch.weighed(9_000);
    burst(frozen(3_003, 45), OptionalDouble.of(45));

    assertThat(watch.isStuck()).isFalse();
  }

  @Test
  void in_still_air_a_millimetre_is_alive() {
    bursts(StuckWatch.BURSTS - 1, 700, OptionalDouble.of(20));
    watch.weighed(5_000);
    watch.weighed(9_000);
    burst(701, OptionalDouble.of(20));

    assertThat(watch.isStuck()).isFalse();
  }

  private void bursts(int count, int mm) {
    bursts(count, mm, UNKNOWN);
  }

  private void bursts(int count, int mm, OptionalDouble celsius) {
    for (int i = 0; i < count; i++) {
      burst(mm, celsius);
    }
  }

  /** From -15 to 45 degC. */
  private void burstsOfFrozen(int count, int raw) {
    for (int i = 0; i < count; i++) {
      double celsius = -15 + i * 60.0 / StuckWatch.BURSTS;
      burst(frozen(raw, celsius), OptionalDouble.of(celsius));
    }
  }

  /** What becomes of what a part says that works with 346 m/s. */
  private static int frozen(int raw, double celsius) {
    return (int) Math.round(raw * (331.3 + 0.606 * celsius) / 346);
  }

  private void burst(int mm, OptionalDouble celsius) {
    watch.burst(new int[] {mm, mm, mm}, celsius);
  }
}
