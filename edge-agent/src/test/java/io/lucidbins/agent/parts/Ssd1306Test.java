package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Ssd1306Test {
  private static final String SETTINGS =
      "w 00 E3E3 A83F D300 40 A1 C8 DA12 817F A4 A6 D580 D9F1 DB40 2000 2E 8D14";

  /** An image whose page 0 is {@code first} and then dark. */
  private static List<String> image(String first) {
    List<String> steps = new ArrayList<>(List.of(SETTINGS));
    for (int page = 0; page < 8; page++) {
      steps.add(
          "w 80E3 80E3 8021 8000 807F 8022 80%02X 80%02X 40 ".formatted(page, page)
              + (page == 0 ? first : "00")
              + " 00".repeat(127));
    }
    steps.add("w 00 E3E3 AF");
    return steps;
  }

  private static List<String> whole() {
    List<String> steps = new ArrayList<>(List.of("w 00 E3E3 AE"));
    steps.addAll(image("80"));
    return steps;
  }

  private static Dots seventhDot() {
    return new Dots().set(0, 7, true);
  }

  @Test
  void an_image_comes_page_by_page_behind_the_initialisation_and_lights_up_last() {
    List<String> script = new ArrayList<>(whole());
    script.addAll(image("00"));
    try (var bus = new ScriptedBus(0x3C, script)) {
      var display = new Ssd1306(bus.i2c, bus.pause);

      assertThat(display.show(seventhDot())).isEmpty();
      assertThat(display.show(new Dots())).isEmpty();
      assertThat(display.name()).isEqualTo("ssd1306");
    }
  }

  @Test
  void off_is_one_command() {
    List<String> script = new ArrayList<>(whole());
    script.add("w 00 E3E3 AE");
    try (var bus = new ScriptedBus(0x3C, script)) {
      var display = new Ssd1306(bus.i2c, bus.pause);
      assertThat(display.show(seventhDot())).isEmpty();

      assertThat(display.off()).isEmpty();
    }
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, whole().size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried(int step) {
    List<String> script = new ArrayList<>(whole());
    script.add(step, "!nack");
    try (var bus = new ScriptedBus(0x3C, script)) {
      assertThat(new Ssd1306(bus.i2c, bus.pause).show(seventhDot())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_and_after_1_s_it_starts_anew(int step)
      throws InterruptedException {
    List<String> script = new ArrayList<>(whole().subList(0, step));
    script.addAll(List.of("!nack", "!nack"));
    script.addAll(whole());
    try (var bus = new ScriptedBus(0x3C, script)) {
      var display = new Ssd1306(bus.i2c, bus.pause);

      assertThat(display.show(seventhDot()).orElseThrow())
          .isInstanceOfSatisfying(
              BusError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EREMOTEIO));
      assertThat(display.show(seventhDot())).as("left alone for 1 s").isPresent();
      bus.clock.advance(Duration.ofSeconds(1));
      assertThat(display.show(seventhDot())).isEmpty();
    }
  }

  @Test
  void a_dot_is_where_it_was_set() {
    var dots = new Dots().set(127, 63, true).set(0, 0, true).set(5, 9, true).set(0, 0, false);

    assertThat(dots.isLight(127, 63)).isTrue();
    assertThat(dots.isLight(5, 9)).isTrue();
    assertThat(dots.isLight(0, 0)).isFalse();
    assertThat(dots.page(1)[5]).isEqualTo((byte) 0x02);
    assertThat(dots.page(7)[127]).isEqualTo((byte) 0x80);
    assertThat(dots).isEqualTo(new Dots().set(5, 9, true).set(127, 63, true));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "128, 0", "0, -1", "0, 64"})
  void a_dot_outside_is_refused(int x, int y) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dots().set(x, y, true))
        .withMessageContaining(x + ", " + y);
    assertThatIllegalArgumentException().isThrownBy(() -> new Dots().isLight(x, y));
  }
}
