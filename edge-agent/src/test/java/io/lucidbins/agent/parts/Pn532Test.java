package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code i2c} is true, the same talk on I2C instead of the serial port. */
class Pn532Test {
  private static final long MILLI = 1_000_000;

  /** NbTg 1, Tg 1, SENS_RES, SEL_RES of a MIFARE Classic, UID of 4 bytes. */
  private static final String CLASSIC = "01 01 00 04 08 04 DE AD BE EF";

  private static final String ULTRALIGHT = "01 01 00 44 00 07 04 A1 B2 C3 D4 E5 F6";
  private static final String TEN_BYTES = "01 01 00 84 00 0A 04 01 02 03 04 05 06 07 08 09";

  /** SEL_RES 20, and an ATS, as an NTAG 424 DNA. */
  private static final String NTAG_424 = "01 01 03 44 20 07 04 DE 5F 1E AC C0 40 06 77 77 71 02 80";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void initialises_once_and_says_when_there_is_no_card(boolean i2c) {
    var talk = Pn532Talk.on(i2c).open().initialisation().search("00").search("00");
    run(
        talk,
        i2c,
        (reader, _) -> {
          assertThat(card(reader.look())).isEmpty();
          assertThat(card(reader.look())).isEmpty();
        });
  }

  @Test
  void its_frames_are_those_of_the_user_manual() {
    assertThat(Pn532Talk.uart().open().initialisation().search("00").steps())
        .containsSubsequence(
            "w 55 55 00 00 00",
            "w 00 00 FF 05 FB D4 14 01 14 01 02 00",
            "r 00 00 FF 00 FF 00",
            "r 00 00 FF 02 FE D5 15 16 00",
            "w 00 00 FF 02 FE D4 02 2A 00",
            "r 00 00 FF 06 FA D5 03 32 01 06 07 E8 00",
            "w 00 00 FF 06 FA D4 32 05 FF 01 02 F3 00",
            "w 00 00 FF 04 FC D4 4A 01 00 E1 00",
            "r 00 00 FF 03 FD D5 4B 00 E0 00");
  }

  @ParameterizedTest
  @CsvSource({
    CLASSIC + ", DEADBEEF",
    ULTRALIGHT + ", 04A1B2C3D4E5F6",
    TEN_BYTES + ", 04010203040506070809"
  })
  void numbers_of_4_7_and_10_bytes_are_read_and_the_card_released(String target, String uid) {
    for (boolean i2c : List.of(false, true)) {
      var talk = Pn532Talk.on(i2c).open().initialisation().search(target).release();
      run(
          talk,
          i2c,
          (reader, _) ->
              assertThat(card(reader.look())).contains(Card.of(HexFormat.of().parseHex(uid))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 01 00 04 08 05 DE AD BE EF 01", // UID of 5 bytes
        "01 01 00 04 08 04 DE AD BE", // cut
        "01 02 00 04 08 04 DE AD BE EF", // target 2, where one was asked for
        "01",
        "01 01 00 04 08"
      })
  void a_target_that_makes_no_sense_is_a_bad_frame_that_names_no_number(String target) {
    var talk = Pn532Talk.uart().open().initialisation().search(target);
    run(
        talk,
        false,
        (reader, _) -> {
          Failure why = why(reader.look());
          assertThat(why)
              .isEqualTo(new BadFrame(target.replace(" ", "").length() / 2, FrameFault.SYNTAX));
          assertThat(why.describe()).doesNotContainIgnoringCase("DE").doesNotContain("222");
        });
  }

  /** The NDEF file of AN12196 with PICC data and CMAC of its golden example. */
  private static final String SUN =
      "D1 01 4D 55 04 "
          + HexFormat.ofDelimiter(" ")
              .withUpperCase()
              .formatHex(
                  "example.org/?e=EF963FF7828658A599F3041510671E88&c=94EED9EE65337086"
                      .getBytes(StandardCharsets.US_ASCII));

  private static final String SELECT_APPLICATION = "00 A4 04 0C 07 D2 76 00 00 85 01 01 00";
  private static final String SELECT_FILE = "00 A4 00 0C 02 E1 04 00";

  private static Pn532Talk selected(boolean i2c) {
    return Pn532Talk.on(i2c)
        .open()
        .initialisation()
        .search(NTAG_424)
        .exchange(SELECT_APPLICATION, "00 90 00", 2)
        .exchange(SELECT_FILE, "00 90 00", 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_sun_of_an_ntag_424_is_read(boolean i2c) {
    byte[] ndef = HexFormat.of().parseHex(SUN.replace(" ", ""));
    String length = "%02X".formatted(ndef.length);
    var talk =
        selected(i2c)
            .exchange("00 B0 00 00 02", "00 00 " + length + " 90 00", 4)
            .exchange("00 B0 00 02 " + length, "00 " + SUN + " 90 00", ndef.length + 2)
            .release();
    run(
        talk,
        i2c,
        (reader, _) -> {
          Card card = card(reader.look()).orElseThrow();
          assertThat(card.uid()).isEqualTo(HexFormat.of().parseHex("04DE5F1EACC040"));
          assertThat(card.ndef()).hasValue(ndef);
          assertThat(card.toString()).isEqualTo("a card with a UID of 7 bytes");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 239, 240, 241, 254})
  void a_message_of_up_to_254_bytes_is_read_in_parts_of_240(int length) {
    String bytes = "A5 ".repeat(length);
    var talk = selected(false).exchange("00 B0 00 00 02", "00 00 %02X 90 00".formatted(length), 4);
    int first = Math.min(length, 240);
    talk.exchange(
        "00 B0 00 02 %02X".formatted(first), "00 " + "A5 ".repeat(first) + "90 00", first + 2);
    if (length > 240) {
      talk.exchange(
          "00 B0 00 F2 %02X".formatted(length - 240),
          "00 " + "A5 ".repeat(length - 240) + "90 00",
          length - 240 + 2);
    }
    talk.release();
    run(
        talk,
        false,
        (reader, _) ->
            assertThat(card(reader.look()).orElseThrow().ndef())
                .hasValue(HexFormat.of().parseHex(bytes.replace(" ", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 00", "00 FF", "01 00", "FF FF"})
  void an_empty_or_longer_message_leaves_a_card_with_its_number_alone(String length) {
    var talk = selected(false).exchange("00 B0 00 00 02", "00 " + length + " 90 00", 4).release();
    run(
        talk,
        false,
        (reader, _) ->
            assertThat(card(reader.look()))
                .contains(Card.of(HexFormat.of().parseHex("04DE5F1EACC040"))));
  }

  @Test
  void a_card_of_another_kind_has_its_number_alone() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .search(NTAG_424)
            .exchange(SELECT_APPLICATION, "00 6A 82", 2)
            .release();
    run(talk, false, (reader, _) -> assertThat(card(reader.look()).orElseThrow().ndef()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0, 01", "1, 01", "2, 13", "3, 2B"})
  void a_card_that_is_torn_away_while_it_is_read_is_no_card(int exchanges, String status) {
    String[] apdus = {SELECT_APPLICATION, SELECT_FILE, "00 B0 00 00 02", "00 B0 00 02 20"};
    String[] answers = {"00 90 00", "00 90 00", "00 00 20 90 00"};
    int[] most = {2, 2, 4, 34};
    var talk = Pn532Talk.uart().open().initialisation().search(NTAG_424);
    for (int i = 0; i < exchanges; i++) {
      talk.exchange(apdus[i], answers[i], most[i]);
    }
    talk.exchange(apdus[exchanges], status, most[exchanges]).release().search("00");
    run(
        talk,
        false,
        (reader, _) -> {
          assertThat(card(reader.look())).isEmpty();
          assertThat(card(reader.look())).isEmpty();
        });
  }

  @Test
  void an_answer_of_a_card_that_is_not_all_of_it_is_a_bad_frame() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .search(NTAG_424)
            .exchange(SELECT_APPLICATION, "40 90 00", 2);
    run(
        talk,
        false,
        (reader, _) ->
            assertThat(why(reader.look())).isEqualTo(new BadFrame(3, FrameFault.LENGTH)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void another_chip_is_named(boolean i2c) {
    var talk =
        Pn532Talk.on(i2c)
            .open()
            .wake()
            .command("D4 14 01 14 01", "D5 15", 0)
            .command("D4 02", "D5 03 33 01 06 07", 4);
    run(
        talk,
        i2c,
        (reader, _) ->
            assertThat(why(reader.look()))
                .isEqualTo(new BusError(0, "the chip says 0x33, a PN532 says 0x32")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_command_that_is_not_acknowledged_within_15_ms_is_ended(boolean i2c) {
    var talk = Pn532Talk.on(i2c).open().initialisation().send("D4 4A 01 00").silence().abort();
    run(
        talk,
        i2c,
        (reader, clock) -> {
          assertThat(why(reader.look())).isEqualTo(new NotReady(Duration.ofMillis(15)));
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_search_that_does_not_end_within_200_ms_is_ended(boolean i2c) {
    var talk =
        Pn532Talk.on(i2c).open().initialisation().send("D4 4A 01 00").receive(Pn532Talk.ACK, 0);
    for (int i = 0; i < (i2c ? 1 : 2); i++) {
      talk.silence();
    }
    talk.abort();
    run(
        talk,
        i2c,
        (reader, clock) -> {
          long before = clock.nanos();
          assertThat(why(reader.look())).isEqualTo(new NotReady(Duration.ofMillis(200)));
          assertThat(clock.nanos() - before).isLessThan(400 * MILLI);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_part_that_never_speaks_is_left_alone_for_1_s_and_woken_again(boolean i2c) {
    var talk = Pn532Talk.on(i2c).open().wake().send("D4 14 01 14 01").silence();
    if (!i2c) {
      talk.initialisation().search("00");
    }
    run(
        talk,
        i2c,
        (reader, clock) -> {
          assertThat(why(reader.look())).isEqualTo(new NotReady(Duration.ofMillis(15)));
          assertThat(why(reader.look())).isEqualTo(new NotReady(Duration.ofMillis(15)));
          if (!i2c) {
            advance(clock, Duration.ofSeconds(1));
            assertThat(card(reader.look())).isEmpty();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "00 00 FF 01 FF 7F 81 00, 1, REFUSED", // error frame
    "00 00 FF 02 FD D5 4B E0 00, 4, CHECKSUM", // LCS
    "00 00 FF 03 FD D5 4B 00 E1 00, 8, CHECKSUM", // DCS
    "00 00 FF 03 FD D5 49 00 E2 00, 3, START", // answer to another command
    "00 00 FF 00 FF 00, 0, SYNTAX", // one more ACK
    "00 00 FF FF 00 00, 0, SYNTAX" // NACK
  })
  void a_bad_answer_fails_one_look_and_no_more(String answer, int bytes, FrameFault fault) {
    for (boolean i2c : List.of(false, true)) {
      var talk =
          Pn532Talk.on(i2c)
              .open()
              .initialisation()
              .send("D4 4A 01 00")
              .receive(Pn532Talk.ACK, 0)
              .receive(answer, 74)
              .search("00");
      run(
          talk,
          i2c,
          (reader, _) -> {
            assertThat(why(reader.look())).isEqualTo(new BadFrame(bytes, fault));
            assertThat(card(reader.look())).isEmpty();
          });
    }
  }

  @Test
  void an_answer_that_is_cut_is_a_bad_frame() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .send("D4 4A 01 00")
            .receive(Pn532Talk.ACK, 0)
            .receive("00 00 FF 0C F4 D5 4B 01 01", 0)
            .silence()
            .silence();
    run(
        talk,
        false,
        (reader, _) ->
            assertThat(why(reader.look())).isEqualTo(new BadFrame(9, FrameFault.LENGTH)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void after_three_bad_frames_the_part_is_told_to_stop_and_brought_up_anew(boolean i2c) {
    var talk = Pn532Talk.on(i2c).open().initialisation();
    for (int i = 0; i < 3; i++) {
      talk.send("D4 4A 01 00").receive("00 00 FF FF 00 00", 0);
    }
    talk.abort().initialisation().search("00");
    run(
        talk,
        i2c,
        (reader, clock) -> {
          for (int i = 0; i < 4; i++) { // the fourth touches nothing
            assertThat(why(reader.look())).isEqualTo(new BadFrame(0, FrameFault.SYNTAX));
          }
          advance(clock, Duration.ofSeconds(1));
          assertThat(card(reader.look())).isEmpty();
        });
  }

  @Test
  void a_good_look_forgives_the_bad_frames_before_it() {
    var talk = Pn532Talk.uart().open().initialisation();
    for (int i = 0; i < 2; i++) {
      talk.send("D4 4A 01 00").receive("00 00 FF FF 00 00", 0);
      talk.send("D4 4A 01 00").receive("00 00 FF FF 00 00", 0);
      talk.search("00");
    }
    run(
        talk,
        false,
        (reader, _) -> {
          for (int i = 0; i < 2; i++) {
            assertThat(why(reader.look())).isInstanceOf(BadFrame.class);
            assertThat(why(reader.look())).isInstanceOf(BadFrame.class);
            assertThat(card(reader.look())).isEmpty();
          }
        });
  }

  @Test
  void noise_before_a_frame_is_skipped() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .send("D4 4A 01 00")
            .receive("A5 00 5A " + Pn532Talk.ACK + " 00 17 " + Pn532Talk.frame("D5 4B 00"), 0);
    run(talk, false, (reader, _) -> assertThat(card(reader.look())).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"false, 10", "true, 80"})
  void sleeping_is_told_what_may_wake_it_and_the_next_look_wakes_it(boolean i2c, String source) {
    var talk =
        Pn532Talk.on(i2c)
            .open()
            .initialisation()
            .search("00")
            .command("D4 16 " + source, "D5 17 00", 1)
            .initialisation()
            .search(CLASSIC)
            .release();
    run(
        talk,
        i2c,
        (reader, _) -> {
          assertThat(card(reader.look())).isEmpty();
          reader.sleep();
          reader.sleep(); // it is asleep already
          assertThat(card(reader.look())).isPresent();
        });
  }

  @Test
  void a_part_that_was_never_awake_is_not_put_to_sleep() {
    run(
        Pn532Talk.uart(),
        false,
        (reader, _) -> {
          reader.sleep();
          assertThat(reader.name()).isEqualTo("pn532-uart");
        });
  }

  @Test
  void a_part_that_does_not_answer_when_told_to_sleep_is_left_alone() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .search("00")
            .send("D4 16 10")
            .silence()
            .initialisation()
            .search("00");
    run(
        talk,
        false,
        (reader, _) -> {
          assertThat(card(reader.look())).isEmpty();
          reader.sleep();
          assertThat(card(reader.look())).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.ENOENT, Errno.EACCES, Errno.EBUSY})
  void a_port_that_cannot_be_opened_is_a_bus_error_with_its_number(int errno) {
    var talk = Pn532Talk.uart().step("!open " + errno);
    run(
        talk,
        false,
        (reader, _) -> {
          assertThat(why(reader.look()))
              .isEqualTo(new BusError(errno, "opening " + Pn532Talk.PORT));
        });
  }

  @Test
  void a_port_that_is_unplugged_is_closed_and_opened_again() {
    var talk =
        Pn532Talk.uart()
            .open()
            .initialisation()
            .send("D4 4A 01 00")
            .step("!r 5", "close")
            .open()
            .initialisation()
            .search("00");
    run(
        talk,
        false,
        (reader, clock) -> {
          assertThat(why(reader.look()))
              .isEqualTo(new BusError(Errno.EIO, "reading " + Pn532Talk.PORT));
          advance(clock, Duration.ofSeconds(1));
          assertThat(card(reader.look())).isEmpty();
        });
  }

  @Test
  void a_port_that_is_empty_at_once_is_not_asked_without_a_pause() {
    var talk = Pn532Talk.uart().open().wake().send("D4 14 01 14 01").step("r0 *");
    run(
        talk,
        false,
        (reader, clock) -> {
          assertThat(why(reader.look())).isEqualTo(new NotReady(Duration.ofMillis(15)));
          assertThat(clock.nanos()).isBetween(17 * MILLI, 25 * MILLI);
        });
  }

  static Stream<Integer> transfers() {
    return IntStream.range(0, whole().size()).boxed();
  }

  private static List<String> whole() {
    return Pn532Talk.i2c().initialisation().search(CLASSIC).release().steps();
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void one_missing_acknowledgement_is_retried_after_5_ms(int transfer) {
    List<String> script = new ArrayList<>(whole());
    script.add(transfer, "!nack");
    try (var bus = new ScriptedBus(0x24, script)) {
      assertThat(card(new Pn532(new Pn532I2c(bus.i2c, bus.pause), bus.pause).look())).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void two_missing_acknowledgements_fail_the_look_without_a_number(int transfer) {
    List<String> script = new ArrayList<>(whole().subList(0, transfer));
    script.addAll(List.of("!nack", "!nack"));
    try (var bus = new ScriptedBus(0x24, script)) {
      Failure why = why(new Pn532(new Pn532I2c(bus.i2c, bus.pause), bus.pause).look());

      assertThat(why).isInstanceOf(BusError.class);
      assertThat(why.describe()).startsWith("i2c-1 0x24 ").contains("EREMOTEIO");
    }
  }

  private static void run(Pn532Talk talk, boolean i2c, BiConsumer<Pn532, VirtualClock> test) {
    if (i2c) {
      try (var bus = new ScriptedBus(0x24, talk.steps())) {
        test.accept(new Pn532(new Pn532I2c(bus.i2c, bus.pause), bus.pause), bus.clock);
      }
      return;
    }
    try (var serial = new ScriptedSerial(talk.steps())) {
      Pause pause = serial.pause;
      test.accept(new Pn532(new Pn532Hsu(serial, Pn532Talk.PORT, pause), pause), serial.clock);
    }
  }

  private static void advance(VirtualClock clock, Duration time) {
    new Pause(clock).of(time);
  }

  private static Optional<Card> card(Measured<Optional<Card>> measured) {
    assertThat(measured).isInstanceOf(Reading.class);
    return ((Reading<Optional<Card>>) measured).value();
  }

  private static Failure why(Measured<Optional<Card>> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Optional<Card>>) measured).why();
  }
}
