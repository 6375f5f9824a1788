package io.lucidbins.bridge.points;

/**
 * A card number as the bin sealed it to the tenant's public key.
 *
 * @param keyId names that public key
 * @param seal the encapsulated key and the ciphertext, opaque here
 */
public record SealedCard(int keyId, Octets seal) {}
