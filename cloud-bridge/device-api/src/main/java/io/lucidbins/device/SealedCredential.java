package io.lucidbins.device;

/**
 * A secret that only the tenant can open ({@link Seal}).
 *
 * @param keyId which of the tenant's keys; 0 or more
 * @param bytes encapsulated key (32) and ciphertext; 48 to {@link Limits#MAX_SEALED_BYTES}
 */
public record SealedCredential(int keyId, Bytes bytes) {
  /** Encapsulated X25519 key and the tag of AES-GCM around no plaintext. */
  static final int MIN_BYTES = 32 + 16;

  public SealedCredential {
    Checks.within("key id", keyId, 0, Integer.MAX_VALUE);
    Checks.within("sealed bytes: number", bytes.size(), MIN_BYTES, Limits.MAX_SEALED_BYTES);
  }
}
