package io.lucidbins.mocks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** From AN12196 and RFC 4493. */
class Ntag424CardTest {
  private static final byte[] ZERO_KEY = new byte[16];

  private final Ntag424Card card =
      new Ntag424Card(
          hex("04DE5F1EACC040"),
          "ntag.nxp.com/424",
          ZERO_KEY,
          ZERO_KEY,
          RandomGeneratorFactory.of("L64X128MixRandom").create(1));

  @Test
  void cmac_agrees_with_the_examples_of_rfc_4493() {
    byte[] key = hex("2B7E151628AED2A6ABF7158809CF4F3C");
    String message =
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
            + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";

    assertThat(AesCmac.of(key, new byte[0])).isEqualTo(hex("BB1D6929E95937287FA37D129B756746"));
    assertThat(AesCmac.of(key, hex(message.substring(0, 32))))
        .isEqualTo(hex("070A16B46B4D4144F79BDD9DD04A287C"));
    assertThat(AesCmac.of(key, hex(message.substring(0, 80))))
        .isEqualTo(hex("DFA66747DE9AE63030CA32611497C827"));
    assertThat(AesCmac.of(key, hex(message))).isEqualTo(hex("51F0BEBF7E3B9D92FC49741779363CFE"));
  }

  @Test
  void signs_as_in_the_example_of_an12196() {
    card.readCounter(0x3D);

    // https://ntag.nxp.com/424?e=EF963FF7828658A599F3041510671E88&c=94EED9EE65337086
    assertThat(card.piccData(hex("DA5CF60941"))).isEqualTo(hex("EF963FF7828658A599F3041510671E88"));
    assertThat(card.mac()).isEqualTo(hex("94EED9EE65337086"));
  }

  @Test
  void reading_needs_application_and_file() {
    assertThat(card.exchange(hex("00A4000C02E104"))).isEqualTo(hex("6A82"));
    assertThat(card.exchange(hex("00B0000000"))).isEqualTo(hex("6A82"));
    assertThat(card.exchange(hex("00A4040007D276000085010100"))).isEqualTo(hex("9000"));
    assertThat(card.exchange(hex("00A4000C02E105"))).isEqualTo(hex("6A82"));
    assertThat(card.exchange(hex("00A4000C02E103"))).isEqualTo(hex("9000"));
    assertThat(card.exchange(hex("00B000000F")))
        .isEqualTo(hex("001720010000FF0406E10401000000" + "9000"));
    assertThat(card.exchange(hex("00C00000"))).isEqualTo(hex("6D00"));
  }

  @Test
  void the_file_is_an_address_whose_block_decrypts_to_number_and_counter()
      throws GeneralSecurityException {
    String uri = readFile();

    assertThat(uri).startsWith("ntag.nxp.com/424?picc_data=").contains("&cmac=");
    byte[] block = hex(uri.substring(27, 59));
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(ZERO_KEY, "AES"), new IvParameterSpec(ZERO_KEY));
    byte[] plain = cipher.doFinal(block);
    assertThat(Arrays.copyOf(plain, 11)).isEqualTo(hex("C704DE5F1EACC040010000"));
  }

  @Test
  void the_counter_grows_once_for_each_selection_of_the_card() {
    String first = readFile();
    card.exchange(hex("00A4000C02E104"));
    card.exchange(hex("00B0000000"));
    assertThat(card.readCounter()).isEqualTo(1);

    String second = readFile();

    assertThat(card.readCounter()).isEqualTo(2);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_read_can_be_in_pieces_and_ends_with_the_file() {
    card.activate();
    card.exchange(hex("00A4040007D276000085010100"));
    card.exchange(hex("00A4000C02E104"));
    byte[] length = card.exchange(hex("00B0000002"));
    int ndef = (length[0] & 0xFF) << 8 | (length[1] & 0xFF);
    byte[] start = card.exchange(hex("00B0000210"));
    byte[] rest = card.exchange(hex("00B0001200"));

    assertThat(start).hasSize(18);
    assertThat(rest).hasSize(ndef - 16 + 2);
    assertThat(card.exchange(hex("00B07FFF00"))).isEqualTo(hex("6B00"));
  }

  private String readFile() {
    card.activate();
    card.exchange(hex("00A4040007D276000085010100"));
    card.exchange(hex("00A4000C02E104"));
    byte[] answer = card.exchange(hex("00B0000000"));
    assertThat(Arrays.copyOfRange(answer, answer.length - 2, answer.length)).isEqualTo(hex("9000"));
    // NLEN, D1 01 length 55, 04 = https://
    assertThat(Arrays.copyOfRange(answer, 2, 4)).isEqualTo(hex("D101"));
    assertThat(Arrays.copyOfRange(answer, 5, 7)).isEqualTo(hex("5504"));
    return new String(answer, 7, answer.length - 9, StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
