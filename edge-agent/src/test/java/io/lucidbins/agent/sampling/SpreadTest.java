package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void rejects_what_lies_beyond_three_deviations() {
    // Median 702; deviations 2, 1, 0, 1, 2, 98: their median is 1.5, so 2. Reach 3 x 2 = 6.
    var spread = Spread.of(new int[] {700, 701, 702, 703, 704, 800}, 1);

    assertThat(spread.rejected()).isEqualTo(1);
    assertThat(spread.kept()).isEqualTo(5);
    assertThat(spread.median()).isEqualTo(702);
    assertThat(spread.mad()).isEqualTo(1);
  }

  @Test
  void values_that_nearly_agree_are_not_torn_apart() {
    // Six equal values have no deviation; with the least of 3 the reach is 9.
    assertThat(Spread.of(new int[] {50, 50, 50, 50, 50, 50, 59}, 3).rejected()).isZero();
    assertThat(Spread.of(new int[] {50, 50, 50, 50, 50, 50, 60}, 3).rejected()).isEqualTo(1);
  }

  @Test
  void the_middle_of_an_even_number_is_between_the_two() {
    assertThat(Spread.of(new int[] {1, 4}, 10).median()).isEqualTo(3); // 2.5 rounded
    assertThat(Spread.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE}, 1).median())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void no_values_have_no_middle() {
    assertThatThrownBy(() -> Spread.of(new int[0], 1)).hasMessage("no values");
  }
}
