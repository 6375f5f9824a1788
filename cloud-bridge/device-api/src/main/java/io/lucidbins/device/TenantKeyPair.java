package io.lucidbins.device;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;

/** The two halves of a tenant's key; the bridge makes one at its first start. */
public record TenantKeyPair(TenantPublicKey publicKey, TenantPrivateKey privateKey) {
  public TenantKeyPair {
    Checks.within(
        "key id of the private key", privateKey.keyId(), publicKey.keyId(), publicKey.keyId());
  }

  /**
   * Draws a key pair.
   *
   * @param keyId to be told apart from the tenant's older keys; 0 or more
   */
  public static TenantKeyPair generate(int keyId, SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, random);
      var pair = generator.generateKeyPair();
      var scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
      return new TenantKeyPair(
          new TenantPublicKey(keyId, X25519.raw((XECPublicKey) pair.getPublic())),
          new TenantPrivateKey(keyId, Bytes.of(scalar)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }
}
