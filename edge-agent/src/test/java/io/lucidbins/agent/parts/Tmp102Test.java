package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.OutOfRange;
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

class Tmp102Test {
  private static final List<String> INITIALISATION = List.of("w 01 60A0", "w 01 r 60A0");

  private static List<String> script(String... measurements) {
    List<String> script = new ArrayList<>(INITIALISATION);
    script.addAll(List.of(measurements));
    return script;
  }

  private static Measured<Integer> measure(List<String> script) {
    try (var bus = new ScriptedBus(0x48, script)) {
      return new Tmp102(bus.i2c, bus.pause).measureMilliCelsius();
    }
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }

  // Table "12-Bit Temperature Data Format" of the datasheet, left-justified in 16 bits, and the
  // ends
  // of the range: 125 / 0.0625 = 2000 = 0x7D0, -40 / 0.0625 = -640 = 0xD80.
  @ParameterizedTest
  @CsvSource({
    "7D00, 125000",
    "6400, 100000",
    "5000, 80000",
    "4B00, 75000",
    "3200, 50000",
    "1900, 25000",
    "0040, 250",
    "FFC0, -250",
    "E700, -25000",
    "D800, -40000",
    // one step is 62.5 thousandths, cut towards zero
    "0010, 62",
    "FFF0, -62"
  })
  void the_register_is_left_justified_twos_complement(String wire, int milliCelsius) {
    assertThat(measure(script("w 00 r " + wire)))
        .isEqualTo(new Reading<>(milliCelsius, Quality.BEST, 35_000_000L));
  }

  // 127.9375 and -55 are in the table too, but the part is specified from -40 to 125
  @ParameterizedTest
  @CsvSource({
    "7D10, 125062, ABOVE",
    "7FF0, 127937, ABOVE",
    "D7F0, -40062, BELOW",
    "C900, -55000, BELOW"
  })
  void beyond_its_range_it_is_not_believed(String wire, int milliCelsius, Bound bound) {
    assertThat(why(measure(script("w 00 r " + wire))))
        .isEqualTo(new OutOfRange(milliCelsius, bound));
  }

  @Test
  void initialises_once_and_then_only_reads() {
    try (var bus = new ScriptedBus(0x48, script("w 00 r 1900", "w 00 r 1910"))) {
      var part = new Tmp102(bus.i2c, bus.pause);

      assertThat(part.name()).isEqualTo("tmp102");
      assertThat(part.measureMilliCelsius()).isInstanceOf(Reading.class);
      assertThat(part.measureMilliCelsius())
          .isEqualTo(new Reading<>(25_062, Quality.BEST, 35_000_000L));
    }
  }

  @Test
  void nothing_read_may_mean_just_started_so_it_looks_again_after_a_conversion() {
    assertThat(measure(script("w 00 r 0000", "w 00 r 1900")))
        .isEqualTo(new Reading<>(25_000, Quality.BEST, 70_000_000L));
  }

  @Test
  void nothing_read_three_times_is_0_degrees() {
    assertThat(measure(script("w 00 r 0000", "w 00 r 0000", "w 00 r 0000")))
        .isEqualTo(new Reading<>(0, Quality.BEST, 105_000_000L));
  }

  // bit 0 is 1 in the extended mode of 13 bits; the others always read 0
  @ParameterizedTest
  @ValueSource(strings = {"1901", "1902", "1908", "FFFF"})
  void low_bits_that_are_always_0_tell_a_wrong_format(String wire) {
    assertThat(why(measure(script("w 00 r " + wire))))
        .isEqualTo(new BadFrame(2, FrameFault.SYNTAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "60B0", "61A0", "40A0", "FFFF"})
  void a_chip_that_does_not_keep_the_configuration_is_another_one(String wire) {
    assertThat(why(measure(List.of("w 01 60A0", "w 01 r " + wire))).describe())
        .isEqualTo(
            "the chip at 0x48 keeps the configuration 0x" + wire + ", a TMP102 keeps 0x60A0");
  }

  // bit 15 reads 1 for a finished single shot, bit 5 follows the alert
  @ParameterizedTest
  @ValueSource(strings = {"60A0", "6080", "E0A0", "E080"})
  void bits_that_the_part_sets_do_not_matter(String wire) {
    assertThat(measure(List.of("w 01 60A0", "w 01 r " + wire, "w 00 r 1900")))
        .isInstanceOf(Reading.class);
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, 3).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried_after_5_ms(int step) {
    List<String> script = script("w 00 r 1900");
    script.add(step, "!nack");

    assertThat(measure(script)).isEqualTo(new Reading<>(25_000, Quality.BEST, 40_000_000L));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_the_measurement(int step) {
    List<String> script = new ArrayList<>(script("w 00 r 1900").subList(0, step));
    script.addAll(List.of("!nack", "!nack"));

    assertThat(why(measure(script)))
        .isInstanceOfSatisfying(
            BusError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EREMOTEIO));
  }

  @Test
  void after_a_fault_it_is_initialised_again_1_s_later() throws Exception {
    List<String> script = new ArrayList<>(List.of("!nack", "!nack"));
    script.addAll(script("w 00 r 1900"));
    try (var bus = new ScriptedBus(0x48, script)) {
      var part = new Tmp102(bus.i2c, bus.pause);
      Failure first = why(part.measureMilliCelsius());

      bus.clock.advance(Duration.ofMillis(999));
      assertThat(why(part.measureMilliCelsius())).isEqualTo(first);
      bus.clock.advance(Duration.ofMillis(1));
      assertThat(part.measureMilliCelsius()).isInstanceOf(Reading.class);
    }
  }
}
