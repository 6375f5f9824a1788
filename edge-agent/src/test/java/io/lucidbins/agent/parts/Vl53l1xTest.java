package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
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

class Vl53l1xTest {
  private static final List<String> INITIALISATION =
      List.of(
          "w 00E5 r 03",
          "w 010F r EACC",
          "w 002D"
              + " 00000001020002080008100101000000 00FF000F0000000000200B0000020A21"
              + " 00000500000000C8000038FF01000800 0001CC0F01F10D0168008008B8000000"
              + " 000F8900000000000000010F0D0E0E00 0002C7FF9B000000010000",
          "w 0087 40",
          "w 0030 r 01",
          "w 0031 r 03",
          "w 0086 01",
          "w 0087 00",
          "w 0008 09",
          "w 000B 00",
          "w 004B 14",
          "w 0060 07",
          "w 0063 05",
          "w 0069 38",
          "w 0078 0705",
          "w 007A 0606",
          "w 005E 02E1",
          "w 0061 0388",
          "w 0087 40");

  private static List<String> measurement(String status, String distance) {
    return List.of(
        "w 0086 01",
        "w 0030 r 01",
        "w 0031 r 02",
        "w 0031 r 03",
        "w 0089 r " + status + "000100000000000000000000" + distance + "0000");
  }

  @Test
  void initialises_once_and_then_measures() {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement("09", "02BC"));
    script.addAll(measurement("09", "02BD"));
    try (var bus = new ScriptedBus(0x29, script)) {
      var sensor = new Vl53l1x(bus.i2c, bus.pause);

      assertThat(sensor.measureMm()).isEqualTo(new Reading<>(700, Quality.BEST, 7_000_000));
      assertThat(sensor.measureMm()).isInstanceOf(Reading.class);
    }
  }

  @Test
  void an_interrupt_that_is_active_low_is_understood() {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(List.of("w 0086 01", "w 0030 r 11", "w 0031 r 03", "w 0031 r 02"));
    script.addAll(measurement("09", "02BC").subList(4, 5));
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(new Vl53l1x(bus.i2c, bus.pause).measureMm()).isInstanceOf(Reading.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "05", "06", "E4"})
  void signal_phase_and_sigma_failures_are_no_echo(String status) {
    assertThat(failure(status)).isInstanceOf(NoEcho.class);
  }

  @Test
  void wrap_around_and_below_threshold_are_out_of_range() {
    assertThat(failure("07")).isEqualTo(new OutOfRange(700, Bound.ABOVE));
    assertThat(failure("08")).isEqualTo(new OutOfRange(700, Bound.BELOW));
  }

  // 18 and 19 of RESULT__RANGE_STATUS: after a start, "to be ignored"
  @ParameterizedTest
  @ValueSource(strings = {"12", "13"})
  void the_first_results_after_a_start_are_skipped(String status) {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement(status, "0001"));
    script.addAll(measurement(status, "0001"));
    script.addAll(measurement("09", "02BC"));
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(new Vl53l1x(bus.i2c, bus.pause).measureMm())
          .isEqualTo(new Reading<>(700, Quality.BEST, 17_000_000));
    }
  }

  @Test
  void a_part_that_never_gets_beyond_its_first_result_has_failed() {
    var script = new ArrayList<>(INITIALISATION);
    for (int i = 0; i < 3; i++) {
      script.addAll(measurement("13", "02BC"));
    }
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(why(new Vl53l1x(bus.i2c, bus.pause).measureMm()))
          .isEqualTo(new BusError(0, "range status 19, no measurement"));
    }
  }

  // 39 mm, 40 mm; a good status with 2 to 4 mm is known of this family
  @ParameterizedTest
  @CsvSource({"0000, 0", "0003, 3", "0027, 39"})
  void a_good_status_below_40_mm_is_out_of_range(String distance, int mm) {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement("09", distance));
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(why(new Vl53l1x(bus.i2c, bus.pause).measureMm()))
          .isEqualTo(new OutOfRange(mm, Bound.BELOW));
    }
  }

  @Test
  void forty_millimetres_are_a_reading() {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement("09", "0028"));
    try (var bus = new ScriptedBus(0x29, script)) {
      var part = new Vl53l1x(bus.i2c, bus.pause);

      assertThat(part.deadZoneMm()).isEqualTo(40);
      assertThat(part.measureMm()).isEqualTo(new Reading<>(40, Quality.BEST, 7_000_000));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "03", "0D", "1F"})
  void a_hardware_failure_and_unknown_status_are_faults_of_the_part(String status) {
    assertThat(failure(status)).isInstanceOf(BusError.class);
    assertThat(failure(status).isFault()).isTrue();
  }

  // the five bits of RESULT__RANGE_STATUS; 18 and 19 are skipped twice
  @ParameterizedTest
  @MethodSource("allStatuses")
  void each_status_but_9_is_a_failure(int status) {
    var script = new ArrayList<>(INITIALISATION);
    for (int i = 0; i < (status == 18 || status == 19 ? 3 : 1); i++) {
      script.addAll(measurement("%02X".formatted(0xE0 | status), "02BC"));
    }
    try (var bus = new ScriptedBus(0x29, script)) {
      var measured = new Vl53l1x(bus.i2c, bus.pause).measureMm();

      assertThat(measured instanceof Reading).isEqualTo(status == 9);
    }
  }

  static Stream<Integer> allStatuses() {
    return IntStream.range(0, 32).boxed();
  }

  private static Failure failure(String status) {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement(status, "02BC"));
    try (var bus = new ScriptedBus(0x29, script)) {
      return why(new Vl53l1x(bus.i2c, bus.pause).measureMm());
    }
  }

  @Test
  void another_chip_is_named() {
    try (var bus = new ScriptedBus(0x29, List.of("w 00E5 r 03", "w 010F r EEAA"))) {
      assertThat(why(new Vl53l1x(bus.i2c, bus.pause).measureMm()).describe())
          .isEqualTo("the chip at 0x29 says 0xEEAA, a VL53L1X says 0xEACC");
    }
  }

  @Test
  void a_part_that_never_boots_is_given_up_after_100_ms() {
    try (var bus = new ScriptedBus(0x29, List.of("w 00E5 r 02 *"))) {
      assertThat(why(new Vl53l1x(bus.i2c, bus.pause).measureMm()))
          .isEqualTo(new NotReady(Duration.ofMillis(100)));
      assertThat(bus.clock.nanos()).isBetween(100_000_000L, 110_000_000L);
    }
  }

  @Test
  void a_measurement_that_never_comes_is_given_up_after_250_ms() {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(List.of("w 0086 01", "w 0030 r 01", "w 0031 r 02 *"));
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(why(new Vl53l1x(bus.i2c, bus.pause).measureMm()))
          .isEqualTo(new NotReady(Duration.ofMillis(250)));
      assertThat(bus.clock.nanos()).isBetween(250_000_000L, 260_000_000L);
    }
  }

  // low for 1 ms, high, 2 ms for the part to boot; again after each fault
  @Test
  void xshut_starts_the_part_anew_before_each_initialisation() throws Exception {
    var script = new ArrayList<>(List.of("w 00E5 r 03", "w 010F r 0000"));
    script.addAll(all());
    try (var bus = new ScriptedBus(0x29, script);
        var pins = new ScriptedPins(false, bus.clock)) {
      pins.output.high();
      var part = new Vl53l1x(bus.i2c, pins.output, bus.pause);
      assertThat(why(part.measureMm())).isInstanceOf(BusError.class);

      bus.clock.advance(Duration.ofSeconds(1));
      assertThat(part.measureMm()).isInstanceOf(Reading.class);
      assertThat(pins.written)
          .containsExactly("high 0", "low 0", "high 1000", "low 1003000", "high 1004000");
    }
  }

  @Test
  void an_xshut_that_cannot_be_written_is_a_bus_error() {
    try (var bus = new ScriptedBus(0x29, List.of())) {
      var broken = mock(DigitalOutput.class);
      when(broken.bcm()).thenReturn(26);
      when(broken.low()).thenThrow(new Pi4JException(new KernelException(Errno.ENODEV, "gpio")));

      assertThat(why(new Vl53l1x(bus.i2c, broken, bus.pause).measureMm()))
          .isEqualTo(new BusError(Errno.ENODEV, "XSHUT at GPIO 26"));
    }
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, INITIALISATION.size() + 5).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried_after_5_ms(int step) {
    var script = all();
    script.add(step, "!nack");
    try (var bus = new ScriptedBus(0x29, script)) {
      assertThat(new Vl53l1x(bus.i2c, bus.pause).measureMm())
          .isEqualTo(new Reading<>(700, Quality.BEST, 12_000_000));
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_the_measurement(int step) {
    var script = new ArrayList<>(all().subList(0, step));
    script.addAll(List.of("!nack", "!nack"));
    try (var bus = new ScriptedBus(0x29, script)) {
      Failure why = why(new Vl53l1x(bus.i2c, bus.pause).measureMm());

      assertThat(why).isInstanceOf(BusError.class);
      assertThat(((BusError) why).errno()).isEqualTo(Errno.EREMOTEIO);
      assertThat(why.describe()).startsWith("i2c-1 0x29 ").contains("EREMOTEIO");
    }
  }

  private static List<String> all() {
    var script = new ArrayList<>(INITIALISATION);
    script.addAll(measurement("09", "02BC"));
    return script;
  }

  @Test
  void after_a_fault_it_is_left_alone_for_1_s_and_initialised_again() throws Exception {
    var script = new ArrayList<>(List.of("!nack", "!nack"));
    script.addAll(all());
    try (var bus = new ScriptedBus(0x29, script)) {
      var sensor = new Vl53l1x(bus.i2c, bus.pause);
      Failure first = why(sensor.measureMm());

      bus.clock.advance(Duration.ofMillis(999));
      assertThat(why(sensor.measureMm())).isEqualTo(first);
      bus.clock.advance(Duration.ofMillis(1));
      assertThat(sensor.measureMm()).isInstanceOf(Reading.class);
    }
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }
}
