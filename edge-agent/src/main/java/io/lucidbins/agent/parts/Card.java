package io.lucidbins.agent.parts;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A card in the field. It never prints what is on it. */
public final class Card {
  private final byte[] uid;
  private final byte @Nullable [] ndef;

  private Card(byte[] uid, byte @Nullable [] ndef) {
    if (uid.length != 4 && uid.length != 7 && uid.length != 10) {
      throw new IllegalArgumentException(
          "a card UID has 4, 7 or 10 bytes, but this one has " + uid.length);
    }
    this.uid = uid.clone();
    this.ndef = ndef == null ? null : ndef.clone();
  }

  /**
   * A card of which only the number is known.
   *
   * @param uid 4, 7 or 10 bytes [ISO/IEC 14443-3, 6.5.4]
   */
  public static Card of(byte[] uid) {
    return new Card(uid, null);
  }

  /** The same card, with the NDEF message that was read from it. */
  public Card withNdef(byte[] message) {
    return new Card(uid, message);
  }

  /** Its number: 4, 7 or 10 bytes; a copy. */
  public byte[] uid() {
    return uid.clone();
  }

  /**
   * The NDEF message of an NTAG 424 DNA, with the secure unique message that it made for this
   * reading [NXP AN12196]; a copy; empty for other cards.
   */
  public Optional<byte[]> ndef() {
    return ndef == null ? Optional.empty() : Optional.of(ndef.clone());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Card card
        && Arrays.equals(uid, card.uid)
        && Arrays.equals(ndef, card.ndef);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(uid);
  }

  @Override
  public String toString() {
    return "a card with a UID of " + uid.length + " bytes";
  }
}
