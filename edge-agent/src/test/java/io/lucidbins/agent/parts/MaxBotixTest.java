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
import io.lucidbins.pi4j.linux.Errno;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxBotixTest {
  private static final String PATH = "/dev/serial0";
  private static final String OPEN = "open /dev/serial0 9600";

  /** One read for each text; a bar stands for the carriage return. */
  private static List<String> script(String... texts) {
    List<String> script = new ArrayList<>(List.of(OPEN, "flush"));
    for (String text : texts) {
      byte[] ascii = text.replace('|', '\r').getBytes(StandardCharsets.US_ASCII);
      script.add("r " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(ascii));
    }
    return script;
  }

  private static Measured<Integer> measure(List<String> script) {
    try (var ports = new ScriptedSerial(script)) {
      return new MaxBotix(ports, PATH, ports.pause).measureMm();
    }
  }

  private static Failure why(List<String> script) {
    var measured = measure(script);
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }

  @ParameterizedTest
  @CsvSource({"0301, 301", "1234, 1234", "4999, 4999"})
  void two_equal_lines_are_a_distance(String digits, int mm) {
    assertThat(measure(script("R" + digits + "|", "R" + digits + "|")))
        .isEqualTo(new Reading<>(mm, Quality.BEST, 10_000_000L));
  }

  @Test
  void the_bytes_on_the_wire_are_r_four_digits_and_a_carriage_return() {
    assertThat(script("R1234|").getLast()).isEqualTo("r 52 31 32 33 34 0D");
  }

  @ParameterizedTest
  @CsvSource({"1224, 1234", "1244, 1234"})
  void lines_that_differ_by_10_mm_agree_and_the_newer_counts(String first, int mm) {
    assertThat(measure(script("R" + first + "|", "R1234|")))
        .isEqualTo(new Reading<>(mm, Quality.BEST, 10_000_000L));
  }

  @Test
  void lines_that_differ_by_11_mm_wait_for_the_next() {
    assertThat(measure(script("R1223|", "R1234|", "R1235|")))
        .isEqualTo(new Reading<>(1235, Quality.BEST, 15_000_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0300", "0299", "0000"})
  void what_is_nearer_than_300_mm_is_out_of_range(String digits) {
    assertThat(why(script("R" + digits + "|", "R" + digits + "|")))
        .isEqualTo(new OutOfRange(Integer.parseInt(digits), Bound.BELOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5000", "5001", "9999"})
  void no_target_is_no_echo(String digits) {
    assertThat(why(script("R" + digits + "|", "R" + digits + "|")))
        .isEqualTo(new NoEcho(Duration.ofMillis(148)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"234|", "HRXL-MaxSonar-WR|", "R12|", "R12345|", "R12x4|", "R|", "R 123|", "1234|"})
  void what_is_no_line_is_skipped(String junk) {
    assertThat(measure(script(junk, "R1234|", junk, "R1234|"))).isInstanceOf(Reading.class);
  }

  @Test
  void a_line_that_begins_anew_counts_from_there() {
    assertThat(measure(script("R12R1234|R1R1234|")))
        .isEqualTo(new Reading<>(1234, Quality.BEST, 5_000_000L));
  }

  @Test
  void a_line_may_come_in_pieces() {
    assertThat(measure(script("R1", "234|R12", "34", "|"))).isInstanceOf(Reading.class);
  }

  // 600 reads of 5 ms
  @Test
  void lines_that_never_agree_are_given_up_after_3_s() {
    String[] texts = new String[600];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = i % 2 == 0 ? "R1000|" : "R2000|";
    }

    assertThat(why(script(texts))).isEqualTo(new BadFrame(3600, FrameFault.SYNTAX));
  }

  @Test
  void a_silence_of_1_s_is_not_ready() {
    List<String> script = new ArrayList<>(List.of(OPEN, "flush"));
    script.addAll(Collections.nCopies(10, "r"));

    assertThat(why(script)).isEqualTo(new NotReady(Duration.ofSeconds(1)));
  }

  @Test
  void an_unplugged_tty_is_a_bus_error() {
    assertThat(why(List.of(OPEN, "flush", "!r 5")))
        .isEqualTo(new BusError(Errno.EIO, "reading /dev/serial0"));
  }

  @Test
  void a_port_that_cannot_be_opened_is_a_bus_error() {
    assertThat(why(List.of("!open 13")))
        .isEqualTo(new BusError(Errno.EACCES, "opening /dev/serial0"));
  }

  @Test
  void it_sees_nothing_nearer_than_300_mm() {
    try (var ports = new ScriptedSerial()) {
      var part = new MaxBotix(ports, PATH, ports.pause);

      assertThat(part.deadZoneMm()).isEqualTo(300);
      assertThat(part.name()).isEqualTo("maxbotix");
    }
  }
}
