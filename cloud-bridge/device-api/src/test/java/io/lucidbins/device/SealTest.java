package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealTest {
  // RFC 9180 appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base setup.
  private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
  private static final byte[] EPHEMERAL_PRIVATE =
      hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
  private static final byte[] ENCAPSULATED =
      hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
  private static final byte[] RECIPIENT_PUBLIC =
      hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
  private static final byte[] RECIPIENT_PRIVATE =
      hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
  private static final byte[] SHARED_SECRET =
      hex("fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc");
  private static final byte[] PLAINTEXT =
      hex("4265617574792069732074727574682c20747275746820626561757479");
  private static final byte[] AAD = hex("436f756e742d30");
  private static final byte[] CIPHERTEXT =
      hex(
          "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
              + "6d8770ac83d07bea87e13c512a");

  private static final TenantPublicKey TO = new TenantPublicKey(1, Bytes.of(RECIPIENT_PUBLIC));
  private static final TenantPrivateKey WITH = new TenantPrivateKey(1, Bytes.of(RECIPIENT_PRIVATE));
  private static final byte[] UID = hex("04de5f1eacc040");
  private static final BinId BIN = Examples.BIN;
  private static final long SESSION = Examples.SESSION;

  private final SecureRandom random = new SecureRandom();

  @Test
  void schedules_the_key_and_nonce_of_the_rfc() throws Exception {
    var hpke = Hpke.schedule(SHARED_SECRET, INFO);

    assertThat(hpke.key()).hasToString("4531685d41d65f03dc48f6b8302c05b0");
    assertThat(hpke.nonce()).hasToString("56d890e5accaaf011cff4b7d");
  }

  @Test
  void seals_what_the_rfc_seals_with_its_ephemeral_key() {
    var sealed = Seal.seal(TO, PLAINTEXT, INFO, AAD, new Fixed(EPHEMERAL_PRIVATE));

    assertThat(sealed.bytes()).isEqualTo(Bytes.of(Hpke.join(ENCAPSULATED, CIPHERTEXT)));
  }

  @Test
  void opens_what_the_rfc_sealed() {
    var sealed = new SealedCredential(1, Bytes.of(Hpke.join(ENCAPSULATED, CIPHERTEXT)));

    assertThat(Seal.open(WITH, sealed, INFO, AAD)).isEqualTo(new Decoded.Ok<>(Bytes.of(PLAINTEXT)));
  }

  @Test
  void opens_a_card_at_its_bin_and_session_only() {
    var pair = TenantKeyPair.generate(2, random);
    var sealed = Seal.sealCard(pair.publicKey(), UID, BIN, SESSION, random);

    assertThat(Seal.openCard(pair.privateKey(), sealed, BIN, SESSION))
        .isEqualTo(new Decoded.Ok<>(Bytes.of(UID)));
    assertThat(Seal.openCard(pair.privateKey(), sealed, BIN, SESSION + 1))
        .isInstanceOf(Decoded.Refused.class);
    assertThat(Seal.openCard(pair.privateKey(), sealed, new BinId("bin-1"), SESSION))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void never_seals_one_card_to_the_same_bytes_twice() {
    assertThat(Seal.sealCard(TO, UID, BIN, SESSION, random))
        .isNotEqualTo(Seal.sealCard(TO, UID, BIN, SESSION, random));
  }

  @Test
  void seals_cards_of_any_length_to_one_length() {
    // enc 32 + length byte 1 + longest number 10 + tag 16
    assertThat(Seal.sealCard(TO, new byte[1], BIN, SESSION, random).bytes().size()).isEqualTo(59);
    assertThat(Seal.sealCard(TO, new byte[10], BIN, SESSION, random).bytes().size()).isEqualTo(59);
    assertThatThrownBy(() -> Seal.sealCard(TO, new byte[0], BIN, SESSION, random))
        .hasMessage("card number: bytes is 0, but must be 1 to 10");
    assertThatThrownBy(() -> Seal.sealCard(TO, new byte[11], BIN, SESSION, random))
        .hasMessage("card number: bytes is 11, but must be 1 to 10");
  }

  @Test
  void refuses_each_flipped_bit() {
    var sealed = Seal.sealCard(TO, UID, BIN, SESSION, random);

    for (int bit = 0; bit < sealed.bytes().size() * Byte.SIZE; bit++) {
      byte[] flipped = sealed.bytes().toArray();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertThat(Seal.openCard(WITH, new SealedCredential(1, Bytes.of(flipped)), BIN, SESSION))
          .as("bit %d", bit)
          .isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void refuses_an_encapsulated_key_of_small_order() {
    // The all-zero point gives a shared secret of zeros: RFC 7748 section 6.1 has it refused.
    var sealed = new SealedCredential(1, Bytes.of(new byte[48]));

    assertThat(Seal.open(WITH, sealed, INFO, AAD)).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void seals_nothing_to_a_key_of_small_order() {
    var nobody = new TenantPublicKey(4, Bytes.of(new byte[32]));

    assertThatThrownBy(() -> Seal.seal(nobody, PLAINTEXT, INFO, AAD, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key 4 of the tenant seals nothing");
  }

  @Test
  void refuses_another_key_by_its_id() {
    var sealed = Seal.sealCard(TO, UID, BIN, SESSION, random);

    assertThat(Seal.openCard(new TenantPrivateKey(2, WITH.key()), sealed, BIN, SESSION))
        .isEqualTo(new Decoded.Refused<>("sealed to key 1, but this is key 2"));
  }

  @Test
  void generates_keys_that_fit_together() {
    for (int i = 0; i < 50; i++) {
      var pair = TenantKeyPair.generate(i, random);
      var sealed = Seal.seal(pair.publicKey(), PLAINTEXT, INFO, AAD, random);
      assertThat(Seal.open(pair.privateKey(), sealed, INFO, AAD).orThrow())
          .isEqualTo(Bytes.of(PLAINTEXT));
    }
  }

  @Test
  void never_prints_a_private_key() {
    assertThat(TenantKeyPair.generate(5, random).toString())
        .contains("TenantPrivateKey[keyId=5]")
        .doesNotContain("privateKey=TenantPrivateKey[keyId=5,");
    assertThat(WITH.toString()).doesNotContain(WITH.key().toString());
  }

  @Test
  void holds_at_most_208_bytes() {
    // 256 sealed bytes less enc 32 and tag 16
    assertThat(Seal.seal(TO, new byte[208], INFO, AAD, random).bytes().size()).isEqualTo(256);
    assertThatThrownBy(() -> Seal.seal(TO, new byte[209], INFO, AAD, random))
        .hasMessage("secret: bytes is 209, but must be 0 to 208");
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Gives the bytes of the RFC instead of random ones. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }
}
