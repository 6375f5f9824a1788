package io.lucidbins.device;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;

/** Raw 32-byte X25519 keys [RFC 7748 section 5: little endian] as keys of the JDK, and back. */
final class X25519 {
  static final int KEY_BYTES = 32;

  private X25519() {}

  static PublicKey publicKey(Bytes raw) throws GeneralSecurityException {
    byte[] bigEndian = reversed(raw.toArray());
    // The top bit is to be ignored [RFC 7748 section 5].
    bigEndian[0] &= 0x7F;
    var spec = new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("X25519").generatePublic(spec);
  }

  static PrivateKey privateKey(Bytes raw) throws GeneralSecurityException {
    var spec = new XECPrivateKeySpec(NamedParameterSpec.X25519, raw.toArray());
    return KeyFactory.getInstance("X25519").generatePrivate(spec);
  }

  static Bytes raw(XECPublicKey key) {
    byte[] bigEndian = key.getU().toByteArray();
    var raw = new byte[KEY_BYTES];
    for (int i = 0; i < Math.min(KEY_BYTES, bigEndian.length); i++) {
      raw[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return Bytes.of(raw);
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
