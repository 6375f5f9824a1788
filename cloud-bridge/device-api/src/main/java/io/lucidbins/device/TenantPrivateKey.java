package io.lucidbins.device;

/**
 * What opens them; never leaves the bridge. Its text form hides the key.
 *
 * @param keyId which of the tenant's keys; 0 or more
 * @param key raw X25519 private key, 32 bytes [RFC 7748]
 */
public record TenantPrivateKey(int keyId, Bytes key) {
  public TenantPrivateKey {
    Checks.within("key id", keyId, 0, Integer.MAX_VALUE);
    Checks.within("X25519 private key: bytes", key.size(), X25519.KEY_BYTES, X25519.KEY_BYTES);
  }

  @Override
  public String toString() {
    return "TenantPrivateKey[keyId=" + keyId + "]";
  }
}
