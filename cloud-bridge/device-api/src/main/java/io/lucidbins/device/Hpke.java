package io.lucidbins.device;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key schedule and the single-shot encryption of HPKE base mode [RFC 9180 sections 5.1 and 6.1]
 * for DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. The KEM itself is that of the JDK.
 *
 * @param key AES-128 key, 16 bytes
 * @param nonce base nonce, 12 bytes; a context is used for one message, so it is the nonce
 */
record Hpke(Bytes key, Bytes nonce) {
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte MODE_BASE = 0x00;

  /** "HPKE", KEM 0x0020, KDF 0x0001, AEAD 0x0001 [RFC 9180 section 7]. */
  private static final byte[] SUITE = {'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x01};

  private static final byte[] VERSION = "HPKE-v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};

  /** KeySchedule(mode_base, shared_secret, info, "", "") [RFC 9180 section 5.1]. */
  static Hpke schedule(byte[] sharedSecret, byte[] info) throws GeneralSecurityException {
    byte[] context =
        join(
            new byte[] {MODE_BASE},
            extract(NOTHING, "psk_id_hash", NOTHING).getEncoded(),
            extract(NOTHING, "info_hash", info).getEncoded());
    var secret = extract(sharedSecret, "secret", NOTHING);
    return new Hpke(
        Bytes.of(expand(secret, "key", context, KEY_BYTES)),
        Bytes.of(expand(secret, "base_nonce", context, NONCE_BYTES)));
  }

  byte[] seal(byte[] aad, byte[] plaintext) throws GeneralSecurityException {
    return run(Cipher.ENCRYPT_MODE, aad, plaintext);
  }

  byte[] open(byte[] aad, byte[] ciphertext) throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, aad, ciphertext);
  }

  static byte[] join(byte[]... parts) {
    var joined = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private byte[] run(int mode, byte[] aad, byte[] text) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.toArray(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.toArray()));
    cipher.updateAAD(aad);
    return cipher.doFinal(text);
  }

  /** LabeledExtract [RFC 9180 section 4]. */
  private static SecretKey extract(byte[] salt, String label, byte[] material)
      throws GeneralSecurityException {
    var parameters =
        HKDFParameterSpec.ofExtract()
            .addSalt(salt)
            .addIKM(join(VERSION, SUITE, ascii(label), material))
            .extractOnly();
    return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", parameters);
  }

  /** LabeledExpand [RFC 9180 section 4]. */
  private static byte[] expand(SecretKey secret, String label, byte[] context, int size)
      throws GeneralSecurityException {
    byte[] length = {(byte) (size >>> Byte.SIZE), (byte) size};
    byte[] info = join(length, VERSION, SUITE, ascii(label), context);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(secret, info, size));
  }

  private static byte[] ascii(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Hpke[secret]";
  }
}
