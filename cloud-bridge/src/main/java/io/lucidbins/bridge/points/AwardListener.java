package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;
import java.util.List;

/** Hears of new awards, for the live feed. */
public interface AwardListener {
  /** Hears nothing. */
  AwardListener NONE = (_, _) -> {};

  /** Deposits that were awarded in this transaction; it is not committed yet. */
  void awarded(Transaction transaction, List<DepositKey> deposits);
}
