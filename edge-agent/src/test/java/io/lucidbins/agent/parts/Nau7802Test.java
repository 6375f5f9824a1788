package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Nau7802Test {
  private static final List<String> POWER_UP =
      List.of(
          "w 1F r 0F",
          "w 00 01", // RR
          "w 00 00",
          "w 00 06", // PUD, PUA
          "w 00 r 06",
          "w 00 r 0E", // PUR
          "w 00 86", // AVDDS
          "w 01 27", // 3.3 V, gain 128
          "w 02 00", // 10 conversions/s
          "w 15 30",
          "w 1C 80",
          "w 1B r 40",
          "w 1B 00",
          "w 00 96"); // CS

  private static final List<String> CALIBRATION =
      List.of("w 02 04", "w 02 r 04", "w 02 r 00", "w 02 r 00");

  private static List<String> conversion(String counts) {
    return List.of("w 00 r B6", "w 12 r " + counts);
  }

  private static List<String> tenDiscarded() {
    return Collections.nCopies(10, conversion("000000")).stream().flatMap(List::stream).toList();
  }

  private static List<String> initialisation() {
    List<String> script = new ArrayList<>(POWER_UP);
    script.addAll(tenDiscarded());
    script.addAll(CALIBRATION);
    script.addAll(tenDiscarded());
    return script;
  }

  private static List<String> all(String counts) {
    List<String> script = initialisation();
    script.addAll(List.of("w 00 r 96", "w 00 r B6", "w 12 r " + counts));
    return script;
  }

  @ParameterizedTest
  @CsvSource({"000001, 1", "7FFFFE, 8388606", "800001, -8388607", "FFFFFF, -1", "20C49C, 2147484"})
  void counts_are_twos_complement_of_24_bits(String wire, int counts) {
    try (var bus = new ScriptedBus(0x2A, all(wire))) {
      assertThat(new Nau7802(bus.i2c, bus.pause).measureCounts())
          .isInstanceOfSatisfying(
              Reading.class, reading -> assertThat(reading.value()).isEqualTo(counts));
    }
  }

  @Test
  void zero_is_believed_if_the_part_still_has_its_settings() {
    List<String> script = all("000000");
    script.add("w 00 r 96");
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(new Nau7802(bus.i2c, bus.pause).measureCounts())
          .isInstanceOfSatisfying(
              Reading.class, reading -> assertThat(reading.value()).isEqualTo(0));
    }
  }

  @Test
  void zero_of_a_part_that_was_reset_in_between_is_no_value() {
    List<String> script = all("000000");
    script.add("w 00 r 00");
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus).describe()).contains("lost its settings");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "20", "B4", "B2", "36"}) // none, no PUD, no PUA, no AVDDS
  void a_part_whose_supply_dipped_is_initialised_anew_after_1_s(String control)
      throws InterruptedException {
    List<String> script = initialisation();
    script.add("w 00 r " + control);
    script.addAll(all("20C49C"));
    try (var bus = new ScriptedBus(0x2A, script)) {
      var scale = new Nau7802(bus.i2c, bus.pause);
      assertThat(scale.measureCounts())
          .isEqualTo(
              new Failed<>(new BusError(0, "the NAU7802 lost its settings: its supply dipped")));

      bus.clock.advance(Duration.ofSeconds(1));

      assertThat(scale.measureCounts()).isInstanceOf(Reading.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"7FFFFF, 8388607", "800000, -8388608"})
  void both_rails_are_saturation(String wire, int counts) {
    try (var bus = new ScriptedBus(0x2A, all(wire))) {
      assertThat(why(bus)).isEqualTo(new Saturated(counts));
    }
  }

  @Test
  void another_chip_is_named() {
    try (var bus = new ScriptedBus(0x2A, List.of("w 1F r 00"))) {
      assertThat(why(bus).describe()).isEqualTo("the chip at 0x2A says 0x0, a NAU7802 says 0xF");
    }
  }

  @Test
  void a_part_that_does_not_power_up_is_given_up_after_100_ms() {
    List<String> script = new ArrayList<>(POWER_UP.subList(0, 4));
    script.add("w 00 r 06 *");
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus)).isEqualTo(new NotReady(Duration.ofMillis(100)));
    }
  }

  @Test
  void a_conversion_that_does_not_come_is_given_up_after_300_ms() {
    List<String> script = new ArrayList<>(POWER_UP);
    script.add("w 00 r 96 *");
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus)).isEqualTo(new NotReady(Duration.ofMillis(300)));
    }
  }

  @Test
  void a_calibration_that_does_not_end_is_given_up_after_1_s() {
    List<String> script = new ArrayList<>(POWER_UP);
    script.addAll(tenDiscarded());
    script.addAll(List.of("w 02 04", "w 02 r 04 *"));
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus)).isEqualTo(new NotReady(Duration.ofSeconds(1)));
    }
  }

  @Test
  void a_failed_calibration_is_a_fault() {
    List<String> script = new ArrayList<>(POWER_UP);
    script.addAll(tenDiscarded());
    script.addAll(List.of("w 02 04", "w 02 r 08", "w 02 r 08"));
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus).describe()).contains("CAL_ERR");
    }
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, all("20C49C").size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried(int step) {
    List<String> script = all("20C49C");
    script.add(step, "!nack");
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(new Nau7802(bus.i2c, bus.pause).measureCounts()).isInstanceOf(Reading.class);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_the_measurement(int step) {
    List<String> script = new ArrayList<>(all("20C49C").subList(0, step));
    script.addAll(List.of("!nack", "!nack"));
    try (var bus = new ScriptedBus(0x2A, script)) {
      assertThat(why(bus))
          .isInstanceOfSatisfying(
              BusError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EREMOTEIO));
    }
  }

  private static Failure why(ScriptedBus bus) {
    var measured = new Nau7802(bus.i2c, bus.pause).measureCounts();
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }
}
