package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;

/**
 * What hides cards and bins behind the secrets of one tenant: the books only ever see what comes
 * out of here.
 */
public interface Pseudonyms {
  /** Who a deposit's card belongs to, as far as can be told. */
  sealed interface Opening {
    /** Nobody presented a card. */
    record NoCard() implements Opening {}

    /** The seal was good. */
    record Opened(CardMark mark) implements Opening {}

    /** The seal did not open; the reason is a clause for the planner and names no card. */
    record Unreadable(String reason) implements Opening {}
  }

  /** The tenant that the secrets belong to. */
  String tenant();

  /**
   * Opens the sealed card of a deposit; never throws for whatever a bin may have sent. Needs no
   * transaction.
   */
  Opening open(DepositRow deposit);

  /** The wallet that the card opens; the first time, a new one. */
  WalletId walletOf(Transaction transaction, CardMark mark);

  /** The key of a ledger transaction: the HMAC of its text, so that the journal names no bin. */
  Octets idem(String text);
}
