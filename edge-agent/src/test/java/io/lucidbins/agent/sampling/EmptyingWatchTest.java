package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.EventDetail.Emptied;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** On a bin 1,000 mm deep: floor up to 80 mm, least drop of level 150 mm. */
class EmptyingWatchTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private final EmptyingWatch emptying = new EmptyingWatch(1_000);

  @Test
  void a_weight_that_falls_to_the_tare_is_an_emptying() {
    emptying.sampled(mm(500), grams(30_000));

    assertThat(emptying.sampled(mm(5), grams(-20))).contains(new Emptied(30_000, -20, 500, 5));
    assertThat(emptying.sampled(mm(5), grams(-20))).isEmpty();
  }

  @Test
  void a_level_on_its_way_is_waited_for() {
    emptying.sampled(mm(900), grams(30_000));

    assertThat(emptying.sampled(NONE, grams(0))).isEmpty();
    assertThat(emptying.sampled(mm(5), grams(0))).isPresent();
  }

  @Test
  void what_weighs_little_is_told_by_its_level() {
    emptying.sampled(mm(900), grams(1_500));

    assertThat(emptying.sampled(mm(80), grams(750))).isPresent();
  }

  @Test
  void a_level_alone_must_reach_the_floor() {
    emptying.sampled(mm(231), NONE);
    assertThat(emptying.sampled(mm(81), NONE)).isEmpty();
    emptying.sampled(mm(230), NONE);
    assertThat(emptying.sampled(mm(80), NONE)).isPresent();
    emptying.sampled(mm(229), NONE);
    assertThat(emptying.sampled(mm(80), NONE)).isEmpty();
  }

  @Test
  void a_weight_alone_must_fall_by_a_kilogram_to_near_the_tare() {
    emptying.sampled(NONE, grams(1_600));
    assertThat(emptying.sampled(NONE, grams(601))).isEmpty();
    emptying.sampled(NONE, grams(1_600));
    assertThat(emptying.sampled(NONE, grams(600))).isPresent();
    emptying.sampled(NONE, grams(1_599));
    assertThat(emptying.sampled(NONE, grams(600))).isEmpty();
  }

  @Test
  void weight_and_level_that_contradict_each_other_are_no_emptying() {
    emptying.sampled(mm(500), grams(30_000));
    assertThat(emptying.sampled(mm(600), grams(0))).isEmpty(); // the scale failed

    var other = new EmptyingWatch(1_000);
    other.sampled(mm(500), grams(30_000));
    assertThat(other.sampled(mm(10), grams(30_000))).isEmpty(); // the sensor failed
  }

  private static OptionalInt mm(int mm) {
    return OptionalInt.of(mm);
  }

  private static OptionalInt grams(int grams) {
    return OptionalInt.of(grams);
  }
}
