package io.lucidbins.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;

/**
 * Seals secrets of citizens to the tenant, so that a stolen bin gives no card numbers: HPKE base
 * mode, single shot [RFC 9180 section 6.1], with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
 * AES-128-GCM.
 *
 * <p>A card is bound to its bin and session: the sealed bytes of one deposit do not open in
 * another.
 */
public final class Seal {
  /** Bytes of the longest card number: ISO 14443-3 triple size UID. */
  public static final int MAX_UID_BYTES = 10;

  private static final int ENCAPSULATED_BYTES = X25519.KEY_BYTES;
  private static final byte[] CARD_INFO = "lucidbins v1 card".getBytes(StandardCharsets.US_ASCII);

  /** Length byte and the longest number: all cards look alike from outside. */
  private static final int CARD_BYTES = 1 + MAX_UID_BYTES;

  private Seal() {}

  /**
   * Seals the number of a card that was presented at a bin.
   *
   * @param uid 1 to {@link #MAX_UID_BYTES} bytes
   * @param session of the deposit
   */
  public static SealedCredential sealCard(
      TenantPublicKey to, byte[] uid, BinId bin, long session, SecureRandom random) {
    Checks.within("card number: bytes", uid.length, 1, MAX_UID_BYTES);
    var padded = new byte[CARD_BYTES];
    padded[0] = (byte) uid.length;
    System.arraycopy(uid, 0, padded, 1, uid.length);
    return seal(to, padded, CARD_INFO, cardContext(bin, session), random);
  }

  /** The number that {@link #sealCard} sealed; refused if anything does not fit. */
  public static Decoded<Bytes> openCard(
      TenantPrivateKey with, SealedCredential sealed, BinId bin, long session) {
    return switch (open(with, sealed, CARD_INFO, cardContext(bin, session))) {
      case Decoded.Ok<Bytes>(Bytes padded) -> card(padded.toArray());
      case Decoded.Refused<Bytes> refused -> refused;
    };
  }

  /**
   * Seals a secret.
   *
   * @param plaintext at most {@link Limits#MAX_SEALED_BYTES} - 48 bytes
   * @param info what the secret is for; both sides must give the same
   * @param aad where it belongs; both sides must give the same
   * @param random where the ephemeral key is drawn from
   * @throws IllegalArgumentException if the public key is no usable point of the curve
   */
  public static SealedCredential seal(
      TenantPublicKey to, byte[] plaintext, byte[] info, byte[] aad, SecureRandom random) {
    Checks.within(
        "secret: bytes", plaintext.length, 0, Limits.MAX_SEALED_BYTES - SealedCredential.MIN_BYTES);
    try {
      var encapsulator =
          KEM.getInstance("DHKEM").newEncapsulator(X25519.publicKey(to.key()), null, random);
      var encapsulated = encapsulator.encapsulate();
      byte[] ciphertext = Hpke.schedule(encapsulated.key().getEncoded(), info).seal(aad, plaintext);
      return new SealedCredential(
          to.keyId(), Bytes.of(Hpke.join(encapsulated.encapsulation(), ciphertext)));
    } catch (GeneralSecurityException | ProviderException e) {
      // The JDK's DHKEM throws the second for a public key of small order.
      throw new IllegalArgumentException("key " + to.keyId() + " of the tenant seals nothing", e);
    }
  }

  /** What {@link #seal} sealed; refused if the key, the info, the aad or a byte is another. */
  public static Decoded<Bytes> open(
      TenantPrivateKey with, SealedCredential sealed, byte[] info, byte[] aad) {
    if (with.keyId() != sealed.keyId()) {
      return new Decoded.Refused<>(
          "sealed to key " + sealed.keyId() + ", but this is key " + with.keyId());
    }
    byte[] bytes = sealed.bytes().toArray();
    try {
      var secret =
          KEM.getInstance("DHKEM")
              .newDecapsulator(X25519.privateKey(with.key()))
              .decapsulate(Arrays.copyOf(bytes, ENCAPSULATED_BYTES));
      byte[] ciphertext = Arrays.copyOfRange(bytes, ENCAPSULATED_BYTES, bytes.length);
      return new Decoded.Ok<>(
          Bytes.of(Hpke.schedule(secret.getEncoded(), info).open(aad, ciphertext)));
    } catch (DecapsulateException e) {
      return new Decoded.Refused<>("the encapsulated key is invalid");
    } catch (GeneralSecurityException e) {
      return new Decoded.Refused<>("the seal is broken, or made for something else");
    }
  }

  private static Decoded<Bytes> card(byte[] padded) {
    if (padded.length != CARD_BYTES || padded[0] < 1 || padded[0] > MAX_UID_BYTES) {
      return new Decoded.Refused<>("what was sealed is no card number");
    }
    return new Decoded.Ok<>(Bytes.of(Arrays.copyOfRange(padded, 1, 1 + padded[0])));
  }

  private static byte[] cardContext(BinId bin, long session) {
    return ByteBuffer.allocate(Long.BYTES + bin.value().length())
        .putLong(session)
        .put(bin.value().getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
