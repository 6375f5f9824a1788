package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;
import java.time.Instant;

/** The books: balanced transactions, each posted once for ever. */
interface Ledger {
  /** What came of a transaction. */
  enum Posted {
    APPLIED,
    /** Its key was posted before with the same payload; nothing changed. */
    REPLAYED,
    /** Its key was posted before with another payload; nothing changed, the first one stays. */
    CONFLICTING
  }

  /**
   * Posts all legs or none.
   *
   * @param committedAt the bridge's time
   * @throws InsufficientFundsException if a guarded account would fall below what it holds; the
   *     work has to let it through, so that nothing is stored and the key is free again
   */
  Posted post(Transaction transaction, LedgerTxn txn, Instant committedAt);
}
