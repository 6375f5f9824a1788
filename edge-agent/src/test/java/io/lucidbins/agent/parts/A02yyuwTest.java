package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A02yyuwTest {
  private static final String PATH = "/dev/serial0";
  private static final String OPEN = "open /dev/serial0 9600";
  private static final UltrasonicAir COMPENSATED =
      new UltrasonicAir(AirTemperature.unknown(), true);

  private static Measured<Integer> measure(UltrasonicAir air, String... reads) {
    try (var ports = new ScriptedSerial(script(reads))) {
      return new A02yyuw(ports, PATH, ports.pause, air).measureMm();
    }
  }

  private static List<String> script(String... reads) {
    return Stream.concat(Stream.of(OPEN, "flush"), Stream.of(reads)).toList();
  }

  private static Failure why(String... reads) {
    return why(measure(COMPENSATED, reads));
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }

  // the first is the example of DFRobot's page; FF + 00 + FF = 1FE
  @ParameterizedTest
  @CsvSource({
    "r FF 07 A1 A7, 1953",
    "r FF 00 FF FE, 255",
    "r FF 01 FF FF, 511",
    "r FF 00 1E 1D, 30",
    "r FF 11 94 A4, 4500"
  })
  void a_frame_is_a_distance(String frame, int mm) {
    assertThat(measure(COMPENSATED, frame)).isEqualTo(new Reading<>(mm, Quality.BEST, 5_000_000L));
  }

  @Test
  void a_frame_may_come_in_pieces() {
    assertThat(measure(COMPENSATED, "r FF", "r", "r 07 A1", "r A7"))
        .isEqualTo(new Reading<>(1953, Quality.BEST, 115_000_000L));
  }

  @Test
  void the_port_is_opened_once_and_flushed_before_each_measurement() {
    try (var ports = new ScriptedSerial(OPEN, "flush", "r FF 07 A1 A7", "flush", "r FF 00 FF FE")) {
      var part = new A02yyuw(ports, PATH, ports.pause, COMPENSATED);

      assertThat(part.measureMm()).isEqualTo(new Reading<>(1953, Quality.BEST, 5_000_000L));
      assertThat(part.measureMm()).isEqualTo(new Reading<>(255, Quality.BEST, 10_000_000L));
    }
  }

  // A series of frames, cut where the flush may cut it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "r 07 A1 A7 FF 07 A1 A7",
        "r A1 A7 FF 07 A1 A7",
        "r A7 FF 07 A1 A7",
        "r FF FF 07 A1 A7",
        "r FF FF FF 07 A1 A7",
        "r 00 FF 12 FF 07 A1 A7"
      })
  void it_finds_a_frame_wherever_it_begins(String read) {
    assertThat(measure(COMPENSATED, read)).isInstanceOf(Reading.class);
  }

  // From its last byte on, FF 01 FF FF repeated also reads FF FF 01 FF, that is 65,281 mm.
  @Test
  void a_series_that_can_be_cut_in_two_ways_is_cut_where_it_makes_sense() {
    assertThat(measure(COMPENSATED, "r FF FF 01 FF FF"))
        .isEqualTo(new Reading<>(511, Quality.BEST, 5_000_000L));
  }

  @Test
  void a_wrong_checksum_is_skipped_and_the_next_frame_counts() {
    assertThat(measure(COMPENSATED, "r FF 07 A1 A8", "r", "r FF 07 A2 A8"))
        .isEqualTo(new Reading<>(1954, Quality.BEST, 110_000_000L));
  }

  @ParameterizedTest
  @CsvSource({"r FF 00 01 00, 1", "r FF 00 1D 1C, 29"})
  void below_30_mm_is_out_of_range(String frame, int mm) {
    assertThat(why(frame)).isEqualTo(new OutOfRange(mm, Bound.BELOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r FF 00 00 FF", "r FF 11 95 A5", "r FF FF FD FB", "r FF FF FE FC"})
  void nothing_or_more_than_4500_mm_is_no_echo(String frame) {
    assertThat(why(frame)).isEqualTo(new NoEcho(Duration.ofMillis(300)));
  }

  @Test
  void a_silence_of_1_s_is_not_ready() {
    try (var ports =
        new ScriptedSerial(script(Collections.nCopies(10, "r").toArray(new String[0])))) {
      var measured = new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm();

      assertThat(why(measured)).isEqualTo(new NotReady(Duration.ofSeconds(1)));
      assertThat(ports.clock.nanos()).isEqualTo(1_000_000_000L);
    }
  }

  // nine reads of 100 ms, then a byte: the silence begins anew
  @Test
  void a_byte_ends_a_silence() {
    var reads = Stream.concat(Collections.nCopies(9, "r").stream(), Stream.of("r FF 07 A1 A7"));

    assertThat(measure(COMPENSATED, reads.toArray(String[]::new))).isInstanceOf(Reading.class);
  }

  // 600 reads of 5 ms
  @Test
  void noise_is_given_up_after_3_s() {
    try (var ports =
        new ScriptedSerial(script(Collections.nCopies(600, "r 12 34").toArray(new String[0])))) {
      var measured = new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm();

      assertThat(why(measured)).isEqualTo(new BadFrame(1200, FrameFault.CHECKSUM));
      assertThat(ports.clock.nanos()).isEqualTo(3_000_000_000L);
    }
  }

  // 64 bytes a read, faster than any line
  @Test
  void a_flood_is_given_up_after_4096_bytes() {
    String read = "r" + " FF".repeat(64);
    try (var ports =
        new ScriptedSerial(script(Collections.nCopies(64, read).toArray(new String[0])))) {
      var measured = new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm();

      assertThat(why(measured)).isEqualTo(new BadFrame(4096, FrameFault.CHECKSUM));
    }
  }

  @Test
  void a_port_that_is_empty_without_waiting_is_not_asked_without_end() {
    try (var ports =
        new ScriptedSerial(script(Collections.nCopies(100, "r0").toArray(new String[0])))) {
      var measured = new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm();

      assertThat(why(measured)).isEqualTo(new NotReady(Duration.ofSeconds(1)));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, ENOENT", "13, EACCES", "16, EBUSY"})
  void a_port_that_cannot_be_opened_is_a_bus_error(int errno, String name) {
    try (var ports = new ScriptedSerial("!open " + errno)) {
      Failure why = why(new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm());

      assertThat(why).isEqualTo(new BusError(errno, "opening /dev/serial0"));
      assertThat(why.describe()).contains("/dev/serial0", name);
    }
  }

  @Test
  void a_failed_flush_is_a_bus_error() {
    try (var ports = new ScriptedSerial(OPEN, "!flush 5")) {
      assertThat(why(new A02yyuw(ports, PATH, ports.pause, COMPENSATED).measureMm()))
          .isEqualTo(new BusError(Errno.EIO, "flushing /dev/serial0"));
    }
  }

  @Test
  void after_an_unplugged_tty_it_waits_1_s_and_opens_anew() throws Exception {
    try (var ports =
        new ScriptedSerial(OPEN, "flush", "!r 5", "close", OPEN, "flush", "r FF 07 A1 A7")) {
      var part = new A02yyuw(ports, PATH, ports.pause, COMPENSATED);
      var unplugged = new BusError(Errno.EIO, "reading /dev/serial0");
      assertThat(why(part.measureMm())).isEqualTo(unplugged);

      ports.clock.advance(Duration.ofMillis(999));
      assertThat(why(part.measureMm())).isEqualTo(unplugged);
      ports.clock.advance(Duration.ofMillis(1));
      assertThat(part.measureMm()).isInstanceOf(Reading.class);
    }
  }

  @Test
  void a_port_that_stays_away_is_tried_less_and_less_often() throws Exception {
    try (var ports = new ScriptedSerial("!open 2", "!open 2", "!open 2")) {
      var part = new A02yyuw(ports, PATH, ports.pause, COMPENSATED);
      part.measureMm();
      ports.clock.advance(Duration.ofSeconds(1));
      part.measureMm();

      ports.clock.advance(Duration.ofMillis(1999));
      assertThat(why(part.measureMm())).isInstanceOf(BusError.class);
      ports.clock.advance(Duration.ofMillis(1));
      assertThat(why(part.measureMm())).isInstanceOf(BusError.class);
    }
  }

  // 1953 x (331.3 + 0.606 x -10) / 348 = 1953 x 325.24 / 348 = 1825.3
  @Test
  void the_temperature_of_the_air_puts_a_distance_right() {
    var cold = new UltrasonicAir(() -> OptionalDouble.of(-10), false);

    assertThat(measure(cold, "r FF 07 A1 A7"))
        .isEqualTo(new Reading<>(1825, Quality.BEST, 5_000_000L));
  }

  @Test
  void without_a_temperature_the_distance_stays_and_the_quality_falls() {
    assertThat(measure(UltrasonicAir.unknown(), "r FF 07 A1 A7"))
        .isEqualTo(new Reading<>(1953, new Quality(80, Set.of(Flag.UNCOMPENSATED)), 5_000_000L));
  }

  @Test
  void it_sees_nothing_nearer_than_30_mm() {
    try (var ports = new ScriptedSerial()) {
      var part = new A02yyuw(ports, PATH, ports.pause, COMPENSATED);

      assertThat(part.deadZoneMm()).isEqualTo(30);
      assertThat(part.name()).isEqualTo("a02yyuw");
    }
  }
}
