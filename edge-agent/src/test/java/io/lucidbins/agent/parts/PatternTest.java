package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {
  private static final long MS = 1_000_000;

  // 200 ms on, 100 ms off, three times: on from 0, 300 and 600, over at 800
  @ParameterizedTest
  @CsvSource({
    "-1, false",
    "0, true",
    "199, true",
    "200, false",
    "299, false",
    "300, true",
    "599, false",
    "600, true",
    "799, true",
    "800, false",
    "900, false",
    "100000, false"
  })
  void it_is_on_and_off_in_turn_and_then_off(long atMs, boolean on) {
    assertThat(Pattern.repeated(3, 200, 100).isOn(atMs * MS)).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "199, 200", "200, 300", "299, 300", "300, 500", "600, 800", "799, 800"})
  void it_knows_its_next_change(long atMs, long nextMs) {
    assertThat(Pattern.repeated(3, 200, 100).nextChange(atMs * MS)).isEqualTo(nextMs * MS);
  }

  @Test
  void after_its_end_nothing_changes() {
    assertThat(Pattern.once(50).nextChange(50 * MS)).isEqualTo(Long.MAX_VALUE);
    assertThat(Pattern.once(50).isOn(50 * MS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 1", "1, -1, 1", "1, 100, 0", "1, 100, 1001"})
  void what_is_no_pattern_is_refused(long onMs, long offMs, int times) {
    assertThatThrownBy(() -> Pattern.repeated(times, onMs, offMs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 ms");
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "1, 100, 1000"})
  void a_pattern_at_its_limits_is_taken(long onMs, long offMs, int times) {
    assertThat(Pattern.repeated(times, onMs, offMs).isOn(0)).isTrue();
  }
}
