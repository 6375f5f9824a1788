package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Reason;
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

class Lis3dhTest {
  private static final List<String> INITIALISATION =
      List.of("w 0F r 33", "w 23 88", "w 20 27", "w 27 r 00", "w 27 r 08");
  private static final List<String> KNOCKS =
      List.of(
          "w 21 01",
          "w 32 20",
          "w 33 00",
          "w 27 r 00",
          "w 27 r 08",
          "w 26 r 00",
          "w 30 2A",
          "w 22 40");

  /** 0, 0, 1,000 mg: 1000 = 0x3E8, left-justified 0x3E80, low byte first. */
  private static final String UPRIGHT = "w A8 r 000000 00803E";

  private static List<String> all() {
    List<String> script = new ArrayList<>(INITIALISATION);
    script.add(UPRIGHT);
    return script;
  }

  private static Measured<Acceleration> measure(List<String> script) {
    try (var bus = new ScriptedBus(0x18, script)) {
      return new Lis3dh(bus.i2c, null, bus.pause).measure();
    }
  }

  private static Failure why(Measured<Acceleration> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Acceleration>) measured).why();
  }

  private static List<String> felt(String wire) {
    List<String> script = new ArrayList<>(INITIALISATION);
    script.add("w A8 r " + wire);
    return script;
  }

  @Test
  void an_upright_part_feels_1000_mg_down() {
    assertThat(measure(all()))
        .isEqualTo(new Reading<>(new Acceleration(0, 0, 1000), Quality.BEST, 5_000_000L));
  }

  // 12 bits left-justified: -1 is 0xFFF0, -1000 = 0xC18 is 0xC180, 2047 is 0x7FF0, -2048 is 0x8000.
  // The two others are chosen so that the length is between 900 and 1,100.
  @ParameterizedTest
  @CsvSource({
    "F0FF 0000 803E, -1, 0, 1000",
    "0000 0000 80C1, 0, 0, -1000",
    "80C1 0000 0000, -1000, 0, 0",
    "0000 80C1 0000, 0, -1000, 0",
    "402C 40D4 0000, 708, -700, 0",
    "1000 2000 803E, 1, 2, 1000"
  })
  void axes_are_twos_complement_low_byte_first(String wire, int x, int y, int z) {
    assertThat(measure(felt(wire)))
        .isInstanceOfSatisfying(
            Reading.class,
            reading -> assertThat(reading.value()).isEqualTo(new Acceleration(x, y, z)));
  }

  // 899 = 0x383, 900 = 0x384, 1100 = 0x44C, 1101 = 0x44D; the rails are 2047 and -2048
  @ParameterizedTest
  @CsvSource({"3038, 899", "D044, 1101", "F07F, 2047", "0080, 2048", "0000, 0"})
  void a_part_at_rest_feels_900_to_1100_mg(String z, int norm) {
    assertThat(why(measure(felt("0000 0000 " + z))))
        .isEqualTo(new Implausible(norm, Reason.NOT_GRAVITY));
  }

  @ParameterizedTest
  @CsvSource({"4038, 900", "C044, 1100"})
  void the_limits_belong_to_the_range(String z, int mg) {
    assertThat(measure(felt("0000 0000 " + z)))
        .isInstanceOfSatisfying(
            Reading.class,
            reading -> assertThat(reading.value()).isEqualTo(new Acceleration(0, 0, mg)));
  }

  @Test
  void initialises_once_and_waits_for_new_data_each_time() {
    List<String> script = all();
    script.addAll(List.of("w 27 r 08", UPRIGHT));
    try (var bus = new ScriptedBus(0x18, script)) {
      var part = new Lis3dh(bus.i2c, null, bus.pause);

      assertThat(part.name()).isEqualTo("lis3dh");
      assertThat(part.measure()).isInstanceOf(Reading.class);
      assertThat(part.measure()).isInstanceOf(Reading.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "32", "FF"})
  void another_chip_is_named(String who) {
    assertThat(why(measure(List.of("w 0F r " + who))).describe())
        .isEqualTo("the chip at 0x18 says 0x" + who + ", a LIS3DH says 0x33");
  }

  @Test
  void data_that_never_come_are_given_up_after_1_s() {
    List<String> script = new ArrayList<>(INITIALISATION.subList(0, 3));
    script.add("w 27 r 00 *");
    try (var bus = new ScriptedBus(0x18, script)) {
      assertThat(why(new Lis3dh(bus.i2c, null, bus.pause).measure()))
          .isEqualTo(new NotReady(Duration.ofSeconds(1)));
      assertThat(bus.clock.nanos()).isEqualTo(1_000_000_000L);
    }
  }

  static Stream<Integer> steps() {
    return IntStream.range(0, all().size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void one_missing_acknowledgement_is_retried_after_5_ms(int step) {
    List<String> script = all();
    script.add(step, "!nack");

    assertThat(measure(script))
        .isEqualTo(new Reading<>(new Acceleration(0, 0, 1000), Quality.BEST, 10_000_000L));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void two_missing_acknowledgements_fail_the_measurement(int step) {
    List<String> script = new ArrayList<>(all().subList(0, step));
    script.addAll(List.of("!nack", "!nack"));

    assertThat(why(measure(script)))
        .isInstanceOfSatisfying(
            BusError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EREMOTEIO));
  }

  // with INT1: 100 Hz, high-pass filter for INT1, 32 x 16 mg, X, Y or Z high
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void with_its_interrupt_wired_it_tells_when_it_was_knocked(boolean plain) throws Exception {
    List<String> script = new ArrayList<>(List.of("w 0F r 33", "w 23 88", "w 20 57"));
    script.addAll(KNOCKS);
    script.addAll(List.of("w 27 r 08", UPRIGHT));
    try (var bus = new ScriptedBus(0x18, script);
        var pins = new ScriptedPins(plain, bus.clock)) {
      List<Long> knocks = new ArrayList<>();
      var part = new Lis3dh(bus.i2c, pins.input, bus.pause);
      part.onKnock(knocks::add);
      assertThat(part.measure()).isInstanceOf(Reading.class);

      // a blow that rings, one less than a second after it, one a second after it
      pins.rise(5_000);
      pins.fall(15_000);
      pins.rise(25_000);
      pins.fall(35_000);
      pins.rise(1_004_999);
      pins.fall(1_004_999);
      pins.rise(1_005_000);
      bus.clock.advance(Duration.ofSeconds(2));

      // 5 ms went into the wait for the first data
      assertThat(knocks).containsExactly(10_000_000L, 1_010_000_000L);
    }
  }

  // the stamp is the edge's, the listener's time is 3 ms later
  @ParameterizedTest
  @CsvSource({"false, 1000000", "true, 4000000"})
  void a_knock_has_the_time_of_its_edge_if_that_is_known(boolean plain, long nanos)
      throws Exception {
    try (var bus = new ScriptedBus(0x18, List.of());
        var pins = new ScriptedPins(plain, bus.clock)) {
      pins.in.deliveryTakes(Duration.ofMillis(3), Duration.ZERO, new java.util.SplittableRandom(1));
      List<Long> knocks = new ArrayList<>();
      new Lis3dh(bus.i2c, pins.input, bus.pause).onKnock(knocks::add);

      pins.rise(1_000);
      bus.clock.advance(Duration.ofSeconds(1));

      assertThat(knocks).containsExactly(nanos);
    }
  }

  @Test
  void without_its_interrupt_it_tells_no_knock() {
    try (var bus = new ScriptedBus(0x18, List.of())) {
      List<Long> knocks = new ArrayList<>();
      new Lis3dh(bus.i2c, null, bus.pause).onKnock(knocks::add);

      assertThat(knocks).isEmpty();
    }
  }
}
