package io.lucidbins.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TownMapTest {

  @Test
  void is_the_same_town_for_the_same_seed() {
    assertThat(town(24, 7).bins()).isEqualTo(town(24, 7).bins());
    assertThat(town(24, 7).bins()).isNotEqualTo(town(24, 8).bins());
  }

  @Test
  void gives_every_bin_its_own_id_and_place() {
    var bins = town(TownMap.MAX_BINS, 1).bins();

    assertThat(bins).hasSize(500);
    assertThat(bins).extracting(BinPlace::id).doesNotHaveDuplicates();
    assertThat(bins).extracting(BinPlace::position).doesNotHaveDuplicates();
  }

  @Test
  void refuses_a_town_without_bins_and_one_that_is_too_large() {
    assertThat(town(1, 1).bins()).hasSize(1);
    assertThatThrownBy(() -> town(0, 1)).hasMessage("a town has 1 to 500 bins, not 0");
    assertThatThrownBy(() -> town(501, 1)).hasMessage("a town has 1 to 500 bins, not 501");
  }

  private static TownMap town(int bins, long seed) {
    return TownMap.of(bins, new SplittableRandom(seed));
  }
}
