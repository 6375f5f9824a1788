package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cBus.Message;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.mocks.cards.Ntag424Card;
import io.lucidbins.mocks.cards.PlainCard;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From UM0701-02, without the driver. Frames are written out in hex. */
class Pn532ModelTest {
  private static final String ACK = "0000FF00FF00";
  private static final String SAM = "0000FF05FBD4140114010200";
  private static final String THREE_TRIES = "0000FF06FAD43205FF0102F300";
  private static final String LIST_ONE = "0000FF04FCD44A0100E100";
  private static final String NOTHING_FOUND = "0000FF03FDD54B00E000";

  private final VirtualClock clock = VirtualClock.stepped();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final CardField field = new CardField(clock);
  private final Pn532Model chip = new Pn532Model(clock, field);
  private final VirtualSerial line = new VirtualSerial("/dev/ttyAMA1", clock, random);
  private SerialPort port;

  @BeforeEach
  void open() throws KernelException {
    line.attach(new Pn532Uart(chip, line), Pn532Uart.BAUD);
    field.onPresent(line::nudge);
    port = new VirtualSerialPorts(line).open("/dev/ttyAMA1", 115_200);
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void sleeps_at_power_up_until_55_wakes_it_and_its_oscillator_runs() throws Exception {
    assertThat(say("0000FF02FED4022A00", 100)).isEmpty();

    assertThat(say("5555000000" + "0000FF02FED4022A00", 100)).isEmpty(); // too early
    assertThat(say("0000FF02FED4022A00", 100)).isEqualTo(ACK + "0000FF06FAD50332010607E800");
  }

  @Test
  void acknowledges_within_15_ms() throws Exception {
    wake();
    long before = clock.nanos();

    port.write(hex(SAM));
    byte[] into = new byte[6];
    int got = 0;
    while (got < 6) {
      got += port.read(into, got, 6 - got);
    }

    assertThat(into).isEqualTo(hex(ACK));
    assertThat(clock.nanos() - before).isLessThan(15_000_000);
  }

  @Test
  void ends_the_search_after_the_configured_tries_or_never() throws Exception {
    wake();
    assertThat(say(LIST_ONE, 5_000)).isEqualTo(ACK); // FF tries from power-up: for ever
    say(ACK, 10);
    assertThat(say(THREE_TRIES, 100)).isEqualTo(ACK + "0000FF02FED533F800");

    assertThat(say(LIST_ONE, 80)).isEqualTo(ACK); // three tries of 30 ms
    assertThat(read(20)).isEqualTo(NOTHING_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "04A1B2C3, 0000FF0CF4D54B010100040804 04A1B2C3",
    "04A1B2C3D4E5F6, 0000FF0FF1D54B010100440007 04A1B2C3D4E5F6",
    "04A1B2C3D4E5F6010203, 0000FF12EED54B01010084000A 04A1B2C3D4E5F6010203"
  })
  void finds_a_card_with_its_number_of_4_7_or_10_bytes(String uid, String start) throws Exception {
    wake();
    field.present(new PlainCard(hex(uid)), Duration.ofSeconds(2));

    assertThat(say(LIST_ONE, 100)).startsWith(ACK + start.replace(" ", ""));
  }

  @Test
  void a_card_that_comes_during_the_search_ends_it() throws Exception {
    wake();
    clock.in(
        Duration.ofMillis(500),
        () -> field.present(new PlainCard(hex("04A1B2C3")), Duration.ofSeconds(2)));

    long before = clock.nanos();
    port.write(hex(LIST_ONE));
    String heard = "";
    while (heard.length() < 46) {
      heard += read(10);
    }

    assertThat(heard).contains("D54B0101");
    assertThat(clock.nanos() - before).isBetween(500_000_000L, 560_000_000L);
  }

  @Test
  void lists_two_cards_when_asked_for_two_and_the_first_when_asked_for_one() throws Exception {
    wake();
    field.present(new PlainCard(hex("01020304")), Duration.ofSeconds(9));
    field.present(new PlainCard(hex("05060708")), Duration.ofSeconds(9));

    assertThat(say("0000FF04FCD44A0200E000", 100))
        .contains("D54B02" + "010004080401020304" + "020004080405060708");
    assertThat(say(LIST_ONE, 100)).contains("D54B01" + "010004080401020304");
  }

  @Test
  void carries_commands_to_an_ntag_424() throws Exception {
    wake();
    var card = new Ntag424Card(hex("04DE5F1EACC040"), "x.org", new byte[16], new byte[16], random);
    field.present(card, Duration.ofSeconds(2));

    // SENS_RES 0344, SEL_RES 20, 7 bytes, ATS of 6
    assertThat(say(LIST_ONE, 100)).contains("D54B010103442007" + "04DE5F1EACC040" + "067777710280");
    assertThat(exchange("00A4040007D276000085010100")).contains("D541009000");
    assertThat(exchange("00A4000C02E104")).contains("D541009000");
    assertThat(exchange("00B0000000")).contains("D54100").contains("9000");
    assertThat(say("0000FF03FDD45200DA00", 100)).isEqualTo(ACK + "0000FF03FDD55300D800");
  }

  @Test
  void a_card_torn_away_is_a_time_out_and_without_a_target_the_context_is_wrong() throws Exception {
    wake();
    assertThat(exchange("00B0000000")).contains("D54127");
    var card = new Ntag424Card(hex("04DE5F1EACC040"), "x.org", new byte[16], new byte[16], random);
    field.present(card, Duration.ofSeconds(2));
    say(LIST_ONE, 100);

    field.clear();

    assertThat(exchange("00B0000000")).contains("D54101");
  }

  @Test
  void unknown_commands_get_the_error_frame_and_bad_checksums_silence() throws Exception {
    wake();

    assertThat(say("0000FF02FED4F03C00", 100)).isEqualTo(ACK + "0000FF01FF7F8100");
    assertThat(say("0000FF02FED4022B00", 100)).isEmpty();
    assertThat(say("0000FF02FFD4022A00", 100)).isEmpty();
    assertThat(say("0000FF02FED4022A00", 100)).startsWith(ACK);
  }

  @Test
  void nack_has_the_answer_sent_again_and_a_new_command_ends_the_old() throws Exception {
    wake();
    say("0000FF02FED4022A00", 100);
    assertThat(say("0000FFFF0000", 100)).isEqualTo("0000FF06FAD50332010607E800");

    say(LIST_ONE, 100);
    assertThat(say("0000FF02FED4022A00", 100)).isEqualTo(ACK + "0000FF06FAD50332010607E800");
  }

  @Test
  void power_down_sleeps_after_its_answer() throws Exception {
    wake();

    assertThat(say("0000FF03FDD41690860000", 100)).isEqualTo(ACK + "0000FF03FDD517001400");
    assertThat(say("0000FF02FED4022A00", 100)).isEmpty();
    wake();
    assertThat(say("0000FF02FED4022A00", 100)).startsWith(ACK);
  }

  @Test
  void faults_hang_it_make_errors_and_change_its_identity() throws Exception {
    wake();
    chip.hang(true);
    assertThat(say("0000FF02FED4022A00", 100)).isEmpty();
    chip.hang(false);
    chip.errorFrames(Occurrence.once());
    assertThat(say("0000FF02FED4022A00", 100)).isEqualTo(ACK + "0000FF01FF7F8100");
    chip.pretendOtherChip();
    assertThat(say("0000FF02FED4022A00", 100)).contains("D50333010607");
    chip.reset();
    assertThat(say("0000FF02FED4022A00", 100)).isEmpty(); // asleep again
  }

  @Test
  void on_i2c_a_ready_byte_comes_before_each_frame() throws Exception {
    var other = new Pn532Model(clock, field);
    var bus = new I2cBus(3, clock);
    bus.attach(Pn532I2c.ADDRESS, new Pn532I2c(other, clock));

    bus.transfer(0x24, List.of(Message.write(hex(THREE_TRIES))));
    assertThat(readI2c(bus, 1)).isEqualTo("01");
    assertThat(readI2c(bus, 7)).isEqualTo("01" + ACK);
    assertThat(readI2c(bus, 12)).isEqualTo("01" + "0000FF02FED533F800" + "0000");
    bus.transfer(0x24, List.of(Message.write(hex(LIST_ONE))));
    assertThat(readI2c(bus, 7)).isEqualTo("01" + ACK);
    assertThat(readI2c(bus, 7)).isEqualTo("00000000000000");
    clock.advance(Duration.ofMillis(90));
    assertThat(readI2c(bus, 11)).isEqualTo("01" + NOTHING_FOUND);
    assertThat(readI2c(bus, 1)).isEqualTo("00");
    assertThat(clock.nanos()).isEqualTo(99_000_000); // 9 addresses, each stretched by 1 ms

    other.unplug(true);
    assertThatThrownBy(() -> readI2c(bus, 1)).isInstanceOf(KernelException.class);
  }

  private static String readI2c(I2cBus bus, int length) throws KernelException {
    byte[] into = new byte[length];
    bus.transfer(0x24, List.of(Message.read(into)));
    return hex(into);
  }

  private void wake() throws Exception {
    say("5555000000", 10);
    assertThat(say(SAM, 20)).isEqualTo(ACK + "0000FF02FED5151600");
  }

  private String exchange(String command) throws Exception {
    byte[] payload = hex("D44001" + command);
    int sum = 0;
    for (byte value : payload) {
      sum += value;
    }
    String length = "%02X%02X".formatted(payload.length, -payload.length & 0xFF);
    return say("0000FF" + length + hex(payload) + "%02X00".formatted(-sum & 0xFF), 100);
  }

  /** Writes a frame and gives what comes back within the time. */
  private String say(String frame, long millis) throws Exception {
    port.write(hex(frame));
    return read(millis);
  }

  /** What has arrived after the time; a read that finds nothing takes 100 ms more. */
  private String read(long millis) throws Exception {
    clock.advance(Duration.ofMillis(millis));
    byte[] into = new byte[512];
    int got = port.read(into, 0, into.length);
    return hex(Arrays.copyOf(into, got));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
