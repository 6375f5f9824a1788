package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Pseudonyms without secrets: a seal is the card number in clear, key id 1 opens it, and marks,
 * keys and wallets are plain SHA-256.
 */
record PlainPseudonyms(String tenant) implements Pseudonyms {
  static final int KEY_ID = 1;

  @Override
  public Opening open(DepositRow deposit) {
    return deposit.presence().card().map(PlainPseudonyms::open).orElse(new Opening.NoCard());
  }

  private static Opening open(SealedCard card) {
    return card.keyId() == KEY_ID
        ? new Opening.Opened(mark(card))
        : new Opening.Unreadable("it is sealed to key " + card.keyId() + ", which is unknown");
  }

  private static CardMark mark(SealedCard card) {
    return new CardMark(sha256("card/" + card.seal()));
  }

  @Override
  public WalletId walletOf(Transaction transaction, CardMark mark) {
    return walletOf(mark);
  }

  private static WalletId walletOf(CardMark mark) {
    return WalletId.of(Arrays.copyOf(mark.hmac().bytes(), WalletId.BYTES));
  }

  static WalletId walletOfCard(String number) {
    return walletOf(card(number));
  }

  static WalletId walletOf(SealedCard card) {
    return walletOf(mark(card));
  }

  static SealedCard card(String number) {
    return new SealedCard(KEY_ID, Octets.of(number.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Octets idem(String text) {
    return sha256("key/" + text);
  }

  static Octets sha256(String text) {
    try {
      return Octets.of(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
