package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StuckWatchTest {
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
    watch.burst(new int[] {700, 700, 701});

    bursts(1, 700);
    assertThat(watch.isStuck()).isFalse();
  }

  private void bursts(int count, int mm) {
    for (int i = 0; i < count; i++) {
      watch.burst(new int[] {mm, mm, mm});
    }
  }
}
