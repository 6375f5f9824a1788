package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;
import java.util.List;

/** The deposits, as the one who awards them sees them. */
interface AwardBook {
  /** Deposits that wait for their award, longest waiting first. */
  List<DepositRow> due(Transaction transaction, String tenant, int limit);

  /**
   * The bin's community wallet: the one it has, else the candidate, which it keeps from then on.
   */
  WalletId communityWallet(Transaction transaction, String tenant, String bin, WalletId candidate);

  /** Settles a deposit that still waits and has no wallet; false if somebody else was faster. */
  boolean settle(Transaction transaction, Settlement settlement);

  /** Takes back a settlement whose key was posted for another payload, and raises an alarm. */
  void quarantine(Transaction transaction, Settlement settlement, String reason);

  /** Adds a granted settlement to the totals of its bin. */
  void addToTotals(Transaction transaction, Settlement settlement, Decision.Granted granted);
}
