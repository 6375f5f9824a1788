package io.lucidbins.agent.parts;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of a secure unique message with keys of zeros [NXP AN12196]. */
final class Sun {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final byte[] KEY = new byte[16];

  private Sun() {}

  /** AN12196, 4.4.2.1: AES-128 CBC with K_SDMMetaRead, IV of zeros. */
  static byte[] piccOf(String hex) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(new byte[16]));
    return aes.doFinal(HEX.parseHex(hex));
  }

  /** AN12196, 4.4.4.2: CMAC of nothing with the session key, every second byte. */
  static String macOf(byte[] picc) throws GeneralSecurityException {
    byte[] sv2 = Arrays.copyOf(HEX.parseHex("3CC300010080"), 16);
    System.arraycopy(picc, 1, sv2, 6, 10);
    byte[] full = cmac(cmac(KEY, sv2), new byte[0]);
    byte[] half = new byte[8];
    for (int i = 0; i < half.length; i++) {
      half[i] = full[2 * i + 1];
    }
    return HEX.formatHex(half);
  }

  /** NIST SP 800-38B, for messages of up to one block. */
  private static byte[] cmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] k1 = doubled(aes.doFinal(new byte[16]));
    byte[] mask = message.length == 16 ? k1 : doubled(k1);
    byte[] block = Arrays.copyOf(message, 16);
    if (message.length < 16) {
      block[message.length] = (byte) 0x80;
    }
    for (int i = 0; i < 16; i++) {
      block[i] ^= mask[i];
    }
    return aes.doFinal(block);
  }

  private static byte[] doubled(byte[] block) {
    byte[] twice = new byte[16];
    for (int i = 0; i < 16; i++) {
      int next = i == 15 ? 0 : (block[i + 1] & 0xFF) >> 7;
      twice[i] = (byte) ((block[i] << 1) | next);
    }
    if ((block[0] & 0x80) != 0) {
      twice[15] ^= (byte) 0x87;
    }
    return twice;
  }
}
