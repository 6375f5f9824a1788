package io.lucidbins.device;

/**
 * What a bin seals credentials to; comes with its settings.
 *
 * @param keyId which of the tenant's keys; 0 or more
 * @param key raw X25519 public key, 32 bytes [RFC 7748]
 */
public record TenantPublicKey(int keyId, Bytes key) {
  public TenantPublicKey {
    Checks.within("key id", keyId, 0, Integer.MAX_VALUE);
    Checks.within("X25519 public key: bytes", key.size(), X25519.KEY_BYTES, X25519.KEY_BYTES);
  }
}
