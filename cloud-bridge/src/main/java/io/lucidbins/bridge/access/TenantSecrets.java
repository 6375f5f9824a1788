package io.lucidbins.bridge.access;

import io.lucidbins.device.Bytes;
import io.lucidbins.device.TenantKeyPair;
import java.security.SecureRandom;

/**
 * What only the tenant's bridges know. Prints without the secrets.
 *
 * @param keyPair cards are sealed to its public half
 * @param secret {@value #SECRET_BYTES} random bytes, the key of every HMAC of the tenant
 */
public record TenantSecrets(TenantKeyPair keyPair, Bytes secret) {
  public static final int SECRET_BYTES = 32;

  /** The first key pair of a tenant. */
  static final int FIRST_KEY_ID = 1;

  public TenantSecrets {
    if (secret.size() != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a tenant's secret has " + SECRET_BYTES + " bytes, not " + secret.size());
    }
  }

  /** New secrets. */
  public static TenantSecrets generate(SecureRandom random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new TenantSecrets(TenantKeyPair.generate(FIRST_KEY_ID, random), Bytes.of(secret));
  }

  @Override
  public String toString() {
    return "TenantSecrets[keyId=" + keyPair.publicKey().keyId() + "]";
  }
}
