package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Glass (135 to 810 kg/m3) in 240 L, 1,000 mm deep: 0.24 m2. The margin is 150 mm and 500 g. */
class ConsistencyTest {
  private final Consistency rule =
      new Consistency(DensityRange.of("glass").orElseThrow(), 240, 1_000);

  @Test
  void the_first_pair_is_the_beginning() {
    assertThat(agrees(0, 50_000)).isTrue();
  }

  @Test
  void a_weight_that_grows_alone_is_doubted_from_a_limit_on() {
    agrees(0, 0);

    // (gain - 500 g) / (0.24 m2 x 810 kg/m3) - 150 mm = 0 at 29,660 g.
    assertThat(agrees(0, 29_659)).isTrue();
    assertThat(agrees(0, 29_660)).isTrue();
    assertThat(agrees(0, 29_661)).isFalse();
  }

  @Test
  void a_level_that_grows_alone_is_doubted_from_a_limit_on() {
    agrees(0, 0);

    // 500 g / (0.24 m2 x 135 kg/m3) + 150 mm = 165.4 mm.
    assertThat(agrees(165, 0)).isTrue();
    assertThat(agrees(166, 0)).isFalse();
  }

  @Test
  void both_together_are_believed_in_both_directions() {
    agrees(0, 0);
    assertThat(agrees(310, 20_000)).isTrue();
    assertThat(agrees(620, 40_000)).isTrue();

    var full = new Consistency(DensityRange.of("glass").orElseThrow(), 240, 1_000);
    agrees(full, 620, 40_000);
    assertThat(agrees(full, 0, 0)).isTrue();
    assertThat(agrees(full, 620, 0)).isFalse();
    assertThat(agrees(full, 0, 40_000)).isFalse();
  }

  @Test
  void an_emptying_begins_anew() {
    agrees(0, 0);
    assertThat(agrees(500, 0)).isFalse();

    rule.emptied();
    assertThat(agrees(500, 0)).isTrue();
    assertThat(agrees(500, 100)).isTrue();
  }

  @Test
  void a_drop_on_the_range_finder_is_no_beginning() {
    assertThat(rule.agrees(990, 10_000, true)).as("nothing is known yet").isTrue();
    assertThat(agrees(200, 10_000)).isTrue();
    assertThat(agrees(350, 20_000)).isTrue();
    assertThat(rule.agrees(990, 20_000, true)).isFalse();
  }

  @Test
  void six_pairs_that_agree_with_each_other_are_a_new_beginning() {
    agrees(700, 0);
    for (int pair = 1; pair < Consistency.NEW_BEGINNING; pair++) {
      assertThat(agrees(100 + 10 * pair, 1_000 * pair)).isFalse();
    }
    assertThat(agrees(160, 6_000)).isTrue();
    assertThat(agrees(170, 7_000)).isTrue();
    assertThat(agrees(700, 0)).as("the old beginning").isFalse();
  }

  @Test
  void six_pairs_that_do_not_agree_with_each_other_are_none() {
    agrees(0, 0);
    for (int pair = 0; pair < 3 * Consistency.NEW_BEGINNING; pair++) {
      assertThat(agrees(pair % 2 == 0 ? 500 : 900, 0)).isFalse();
    }
  }

  @Test
  void one_pair_that_agrees_with_the_beginning_ends_the_doubts_of_it() {
    agrees(0, 0);
    for (int pair = 1; pair < Consistency.NEW_BEGINNING; pair++) {
      assertThat(agrees(500, 0)).isFalse();
    }
    assertThat(agrees(10, 0)).isTrue();
    assertThat(agrees(500, 0)).isFalse();
  }

  @Test
  void a_drop_that_hangs_for_a_day_becomes_no_beginning() {
    agrees(100, 0);
    for (int pair = 0; pair < 100; pair++) {
      assertThat(rule.agrees(990, 0, true)).isFalse();
    }
    assertThat(agrees(100, 0)).isTrue();
  }

  @Test
  void of_an_unknown_material_nothing_is_known() {
    assertThat(DensityRange.of("gold")).isEmpty();
  }

  private boolean agrees(int levelMm, int grams) {
    return agrees(rule, levelMm, grams);
  }

  private static boolean agrees(Consistency asked, int levelMm, int grams) {
    return asked.agrees(levelMm, grams, false);
  }
}
