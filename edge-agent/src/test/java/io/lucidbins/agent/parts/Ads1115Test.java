package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
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
import org.junit.jupiter.params.provider.ValueSource;

class Ads1115Test {
  private static final int DIVIDER = 5;
  private static final int FULL = 14_600;

  private static List<String> conversion(String code) {
    return new ArrayList<>(List.of("w 01 C383", "w 01 r 4383", "w 01 r C383", "w 00 r " + code));
  }

  private static Measured<Integer> measure(List<String> script) {
    try (var bus = new ScriptedBus(0x49, script)) {
      return new Ads1115(bus.i2c, bus.pause, DIVIDER, FULL).measureMillivolts();
    }
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }

  // code x 0.125 mV x 5: 0x5000 = 20480 is 2,560 mV behind the divider, 12,800 mV before it;
  // 1.05 x 14,600 = 15,330 mV is code 24,528 = 0x5FD0
  @ParameterizedTest
  @CsvSource({"0001, 1", "5000, 12800", "5B40, 14600", "5FD0, 15330"})
  void a_code_is_an_eighth_of_a_millivolt_times_the_divider(String code, int millivolts) {
    assertThat(measure(conversion(code)))
        .isEqualTo(new Reading<>(millivolts, Quality.BEST, 2_000_000L));
  }

  @Test
  void nothing_converted_is_0_mv_if_the_part_still_knows_its_configuration() {
    List<String> script = conversion("0000");
    script.add("w 01 r C383");

    assertThat(measure(script)).isEqualTo(new Reading<>(0, Quality.BEST, 2_000_000L));
  }

  @Test
  void nothing_converted_is_a_fault_if_the_part_started_again() {
    List<String> script = conversion("0000");
    script.add("w 01 r 8583");

    assertThat(why(measure(script))).isInstanceOf(BusError.class);
  }

  // 0x5FD1: 15,330.6, rounded 15,331; 0xFFFF = -1: -0.6, rounded -1; 0x8000 = -32768
  @ParameterizedTest
  @CsvSource({"5FD1, 15331", "7FFE, 20479", "FFFF, -1", "8000, -20480"})
  void below_0_or_more_than_5_percent_above_a_full_battery_cannot_be(String code, int millivolts) {
    assertThat(why(measure(conversion(code))))
        .isEqualTo(new Implausible(millivolts, Reason.OUTSIDE_BATTERY));
  }

  @Test
  void the_highest_code_is_saturation() {
    assertThat(why(measure(conversion("7FFF")))).isEqualTo(new Saturated(0x7FFF));
  }

  @Test
  void each_measurement_is_one_conversion() {
    List<String> script = conversion("5000");
    script.addAll(conversion("5008"));
    try (var bus = new ScriptedBus(0x49, script)) {
      var part = new Ads1115(bus.i2c, bus.pause, DIVIDER, FULL);

      assertThat(part.name()).isEqualTo("ads1115");
      assertThat(part.measureMillivolts()).isInstanceOf(Reading.class);
      assertThat(part.measureMillivolts())
          .isEqualTo(new Reading<>(12_805, Quality.BEST, 4_000_000L));
    }
  }

  @Test
  void a_conversion_that_does_not_end_is_given_up_after_20_ms() {
    try (var bus = new ScriptedBus(0x49, List.of("w 01 C383", "w 01 r 4383 *"))) {
      var measured = new Ads1115(bus.i2c, bus.pause, DIVIDER, FULL).measureMillivolts();

      assertThat(why(measured)).isEqualTo(new NotReady(Duration.ofMillis(20)));
      assertThat(bus.clock.nanos()).isEqualTo(20_000_000L);
    }
  }

  // 0x8583 is the configuration after power-up: idle, but another input and another range
  @ParameterizedTest
  @ValueSource(strings = {"8583", "0000", "FFFF", "C303", "D383"})
  void a_lost_configuration_is_a_fault_and_never_a_voltage(String configuration) {
    assertThat(why(measure(List.of("w 01 C383", "w 01 r " + configuration))).describe())
        .isEqualTo(
            "the chip at 0x49 keeps the configuration 0x"
                + configuration
                + ", an ADS1115 keeps 0x4383 or 0xC383");
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, 4).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried_after_5_ms(int step) {
    List<String> script = conversion("5000");
    script.add(step, "!nack");

    assertThat(measure(script)).isEqualTo(new Reading<>(12_800, Quality.BEST, 7_000_000L));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_the_measurement(int step) {
    List<String> script = new ArrayList<>(conversion("5000").subList(0, step));
    script.addAll(List.of("!nack", "!nack"));

    assertThat(why(measure(script)))
        .isInstanceOfSatisfying(
            BusError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EREMOTEIO));
  }

  @ParameterizedTest
  @CsvSource({"0, 14600", "101, 14600", "5, 0", "5, 20481"})
  void a_divider_or_battery_that_cannot_be_is_refused(int divider, int full) {
    try (var bus = new ScriptedBus(0x49, List.of())) {
      assertThatThrownBy(() -> new Ads1115(bus.i2c, bus.pause, divider, full))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4096", "5, 20480", "100, 409600"})
  void a_divider_and_battery_at_their_limits_are_taken(int divider, int full) {
    try (var bus = new ScriptedBus(0x49, List.of())) {
      assertThat(new Ads1115(bus.i2c, bus.pause, divider, full).name()).isEqualTo("ads1115");
    }
  }
}
