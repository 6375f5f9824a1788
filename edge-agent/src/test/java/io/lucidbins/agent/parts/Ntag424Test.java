package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Ntag424.Reading.Gone;
import io.lucidbins.agent.parts.Ntag424.Reading.Message;
import io.lucidbins.agent.parts.Ntag424.Reading.None;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ntag424Test {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String APPLICATION = "00A4040C07D276000085010100";
  private static final String FILE = "00A4000C02E10400";
  private static final String LENGTH = "00B0000002";

  /** AN12196 4.4: keys of zeros, PICC data and CMAC as the tag mirrors them. */
  private static final String URL =
      "example.org/?e=EF963FF7828658A599F3041510671E88&c=94EED9EE65337086";

  /** A tag that expects these commands and gives these answers; "" when it is gone. */
  private record Tag(ArrayDeque<String> script) implements Ntag424.Exchange {
    static Tag of(String... commandsAndAnswers) {
      return new Tag(new ArrayDeque<>(List.of(commandsAndAnswers)));
    }

    @Override
    public Optional<byte[]> with(byte[] command, int mostAnswer) {
      assertThat(HEX.formatHex(command)).isEqualTo(script.remove());
      byte[] answer = HEX.parseHex(script.remove());
      assertThat(answer.length).isLessThanOrEqualTo(mostAnswer);
      return answer.length == 0 ? Optional.empty() : Optional.of(answer);
    }

    Ntag424.Reading read() {
      Ntag424.Reading reading = new Ntag424(this).read();
      assertThat(script).as("left over").isEmpty();
      return reading;
    }
  }

  @Test
  void the_message_that_an12196_works_out_arrives_so_that_its_arithmetic_comes_true()
      throws GeneralSecurityException {
    byte[] url = URL.getBytes(StandardCharsets.US_ASCII);
    String ndef = "D101%02X5504".formatted(url.length + 1) + HEX.formatHex(url);
    String bytes = "%02X".formatted(ndef.length() / 2);
    var tag =
        Tag.of(
            APPLICATION,
            "9000",
            FILE,
            "9000",
            LENGTH,
            "00" + bytes + "9000",
            "00B00002" + bytes,
            ndef + "9000");

    Message message = (Message) tag.read();

    String text = new String(message.ndef(), 5, url.length, StandardCharsets.US_ASCII);
    byte[] picc = Sun.piccOf(text.substring(text.indexOf("e=") + 2, text.indexOf("&c=")));
    assertThat(picc[0] & 0xFF).as("UID and counter are mirrored, UID of 7 bytes").isEqualTo(0xC7);
    assertThat(HEX.formatHex(picc, 1, 8)).isEqualTo("04DE5F1EACC040");
    assertThat(picc[8] & 0xFF).as("readings counted").isEqualTo(61);
    assertThat(Sun.macOf(picc)).isEqualTo(text.substring(text.indexOf("&c=") + 3));
  }

  @Test
  void a_tag_that_is_gone_at_any_step_is_gone() {
    assertThat(Tag.of(APPLICATION, "").read()).isInstanceOf(Gone.class);
    assertThat(Tag.of(APPLICATION, "9000", FILE, "").read()).isInstanceOf(Gone.class);
    assertThat(Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, "").read())
        .isInstanceOf(Gone.class);
    assertThat(
            Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, "00109000", "00B0000210", "").read())
        .isInstanceOf(Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6A82", "6700", "6982", "9001"})
  void a_card_that_refuses_has_no_message(String status) {
    assertThat(Tag.of(APPLICATION, status).read()).isInstanceOf(None.class);
    assertThat(Tag.of(APPLICATION, "9000", FILE, status).read()).isInstanceOf(None.class);
    assertThat(Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, status).read())
        .isInstanceOf(None.class);
    assertThat(
            Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, "00109000", "00B0000210", status)
                .read())
        .isInstanceOf(None.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00109001", "009000", "00", "0010"})
  void an_answer_of_another_length_or_status_is_worth_nothing(String answer) {
    Ntag424.Reading reading = Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, answer).read();

    assertThat(reading).isNotInstanceOf(Message.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "00FF", "0100", "FFFF"})
  void an_empty_message_and_one_that_the_file_cannot_hold_are_none(String length) {
    assertThat(Tag.of(APPLICATION, "9000", FILE, "9000", LENGTH, length + "9000").read())
        .isInstanceOf(None.class);
  }
}
