package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;

/** Where ingest leaves deposits, inside its own transaction. */
public interface DepositBook {
  /** What came of a deposit that was handed over. */
  enum Recorded {
    /** It is new and waits for its award. */
    NEW,
    /** It was there already, with the same payload; nothing changed. */
    REPLAYED,
    /** Another payload stands under its key: an alarm was raised, the first one stays. */
    CONFLICTING
  }

  /** Keeps the deposit; safe to repeat for ever. */
  Recorded record(Transaction transaction, DepositRow deposit);
}
