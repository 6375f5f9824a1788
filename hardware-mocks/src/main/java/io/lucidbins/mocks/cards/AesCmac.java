package io.lucidbins.mocks.cards;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES-CMAC [RFC 4493], which the JDK lacks. */
final class AesCmac {
  private static final int BLOCK = 16;

  private AesCmac() {}

  static byte[] of(byte[] key, byte[] message) {
    byte[] first = doubled(encrypt(key, new byte[BLOCK]));
    int blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
    byte[] padded = Arrays.copyOf(message, blocks * BLOCK);
    byte[] mask = first;
    if (message.length != padded.length) {
      padded[message.length] = (byte) 0x80;
      mask = doubled(first);
    }
    for (int i = 0; i < BLOCK; i++) {
      padded[padded.length - BLOCK + i] ^= mask[i];
    }
    byte[] mac = new byte[BLOCK];
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < BLOCK; i++) {
        mac[i] ^= padded[block * BLOCK + i];
      }
      mac = encrypt(key, mac);
    }
    return mac;
  }

  static byte[] encrypt(byte[] key, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("AES-128 needs a key and blocks of 16 bytes", e);
    }
  }

  /** Times x in GF(2^128). */
  private static byte[] doubled(byte[] block) {
    byte[] twice = new byte[BLOCK];
    int carry = 0;
    for (int i = BLOCK - 1; i >= 0; i--) {
      int value = ((block[i] & 0xFF) << 1) | carry;
      twice[i] = (byte) value;
      carry = value >> 8;
    }
    twice[BLOCK - 1] ^= (byte) (carry == 0 ? 0 : 0x87);
    return twice;
  }
}
