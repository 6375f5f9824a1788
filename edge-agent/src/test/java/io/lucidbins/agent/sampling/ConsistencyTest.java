package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Glass (135 to 810 kg/m3) in 240 L, 1,000 mm deep: 0.24 m2. The margin is 150 mm and 500 g. */
class ConsistencyTest {
  private final Consistency rule =
      new Consistency(DensityRange.of("glass").orElseThrow(), 240, 1_000);

  @Test
  void the_first_pair_is_the_beginning() {
    assertThat(rule.agrees(0, 50_000)).isTrue();
  }

  @Test
  void a_weight_that_grows_alone_is_doubted_from_a_limit_on() {
    rule.agrees(0, 0);

    // (gain - 500 g) / (0.24 m2 x 810 kg/m3) - 150 mm = 0 at 29,660 g.
    assertThat(rule.agrees(0, 29_659)).isTrue();
    assertThat(rule.agrees(0, 29_660)).isTrue();
    assertThat(rule.agrees(0, 29_661)).isFalse();
  }

  @Test
  void a_level_that_grows_alone_is_doubted_from_a_limit_on() {
    rule.agrees(0, 0);

    // 500 g / (0.24 m2 x 135 kg/m3) + 150 mm = 165.4 mm.
    assertThat(rule.agrees(165, 0)).isTrue();
    assertThat(rule.agrees(166, 0)).isFalse();
  }

  @Test
  void both_together_are_believed_in_both_directions() {
    rule.agrees(0, 0);
    assertThat(rule.agrees(310, 20_000)).isTrue();
    assertThat(rule.agrees(620, 40_000)).isTrue();

    var full = new Consistency(DensityRange.of("glass").orElseThrow(), 240, 1_000);
    full.agrees(620, 40_000);
    assertThat(full.agrees(0, 0)).isTrue();
    assertThat(full.agrees(620, 0)).isFalse();
    assertThat(full.agrees(0, 40_000)).isFalse();
  }

  @Test
  void an_emptying_begins_anew() {
    rule.agrees(0, 0);
    assertThat(rule.agrees(500, 0)).isFalse();

    rule.emptied();
    assertThat(rule.agrees(500, 0)).isTrue();
    assertThat(rule.agrees(500, 100)).isTrue();
  }

  @Test
  void of_an_unknown_material_nothing_is_known() {
    assertThat(DensityRange.of("gold")).isEmpty();
  }
}
