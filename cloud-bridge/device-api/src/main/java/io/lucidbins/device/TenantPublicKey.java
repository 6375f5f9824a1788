package io.lucidbins.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bin seals credentials to; comes with its settings.
 *
 * @param keyId which of the tenant's keys; 0 or more
 * @param key raw X25519 public key, 32 bytes [RFC 7748]
 */
public record TenantPublicKey(int keyId, Bytes key) {
  private static final Pattern LINE = Pattern.compile("(\\d{1,9}):([0-9a-f]{64})");

  public TenantPublicKey {
    Checks.within("key id", keyId, 0, Integer.MAX_VALUE);
    Checks.within("X25519 public key: bytes", key.size(), X25519.KEY_BYTES, X25519.KEY_BYTES);
  }

  /**
   * Reads the line that a bridge prints and a bin's settings take.
   *
   * @throws IllegalArgumentException if it is not a key id, a colon and 64 hex digits
   */
  public static TenantPublicKey ofLine(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a tenant key is the key id, a colon and 64 hex digits, as the bridge prints it");
    }
    return new TenantPublicKey(Integer.parseInt(matcher.group(1)), Bytes.parse(matcher.group(2)));
  }

  /** The key as one line: {@code <key id>:<key in 64 hex digits>}. */
  public String line() {
    return keyId + ":" + key;
  }
}
