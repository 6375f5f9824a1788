package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Awards the deposits that wait, in groups: seals are opened and awards decided outside of any
 * transaction, then one work settles each deposit and posts its points and its CO2e. Whatever is
 * repeated, by a crash, a second bridge or an impatient caller, is awarded once: only a deposit
 * that still waits is settled, and each posting has a key for ever.
 */
public final class AwardPoints {
  /** The most deposits that one call awards, in one commit. */
  public static final int GROUP_MAX = 1_000;

  private final Database database;
  private final Tariff tariff;
  private final Pseudonyms pseudonyms;
  private final RandomGenerator random;
  private final AwardListener listener;
  private final AwardBook deposits = new SqlAwardBook();
  private final Ledger ledger = new SqlLedger();

  /**
   * One that awards the deposits of the tenant whose secrets these are.
   *
   * @param random for wallet ids and salts: a cryptographic one outside of tests
   */
  public AwardPoints(
      Database database,
      Tariff tariff,
      Pseudonyms pseudonyms,
      RandomGenerator random,
      AwardListener listener) {
    this.database = database;
    this.tariff = tariff;
    this.pseudonyms = pseudonyms;
    this.random = random;
    this.listener = listener;
  }

  /**
   * Awards up to that many waiting deposits and returns how many it took; fewer than the limit
   * means that none is left.
   *
   * @param limit 1..{@value #GROUP_MAX}
   * @param now the bridge's time
   */
  public int awardDue(int limit, Instant now) {
    if (limit < 1 || limit > GROUP_MAX) {
      throw new IllegalArgumentException("a group is 1.." + GROUP_MAX + " deposits, not " + limit);
    }
    var due = database.read(tx -> deposits.due(tx, pseudonyms.tenant(), limit));
    if (due.isEmpty()) {
      return 0;
    }
    var prepared =
        due.stream().map(row -> PreparedAward.of(row, tariff, pseudonyms, random)).toList();
    database.write(tx -> settleAll(tx, prepared, now));
    return due.size();
  }

  private Void settleAll(Transaction transaction, List<PreparedAward> group, Instant now) {
    var awarded = new ArrayList<DepositKey>();
    for (var prepared : group) {
      if (settle(transaction, prepared, now)) {
        awarded.add(prepared.deposit().key());
      }
    }
    if (!awarded.isEmpty()) {
      listener.awarded(transaction, awarded);
    }
    return null;
  }

  /** Settles one deposit; true if it was awarded. */
  private boolean settle(Transaction transaction, PreparedAward prepared, Instant now) {
    return switch (prepared.decision()) {
      case Decision.Held _ -> {
        deposits.settle(transaction, settlement(prepared, Optional.empty(), now));
        yield false;
      }
      case Decision.Granted granted -> {
        var wallet = wallet(transaction, prepared);
        var settlement = settlement(prepared, Optional.of(wallet), now);
        yield deposits.settle(transaction, settlement)
            && post(transaction, settlement, granted, prepared.txns(granted, wallet, pseudonyms));
      }
    };
  }

  private static Settlement settlement(
      PreparedAward prepared, Optional<WalletId> wallet, Instant now) {
    return new Settlement(
        prepared.deposit(),
        prepared.decision(),
        wallet,
        prepared.keepSeal(),
        prepared.notes(),
        now);
  }

  private WalletId wallet(Transaction transaction, PreparedAward prepared) {
    var key = prepared.deposit().key();
    return prepared
        .mark()
        .map(mark -> pseudonyms.walletOf(transaction, mark))
        .orElseGet(() ->
            deposits.communityWallet(transaction, key.tenant(), key.bin(), prepared.candidate()));
  }

  private boolean post(
      Transaction transaction,
      Settlement settlement,
      Decision.Granted granted,
      List<LedgerTxn> txns) {
    for (var txn : txns) {
      switch (ledger.post(transaction, txn, settlement.at())) {
        case APPLIED, REPLAYED -> {}
        case CONFLICTING -> {
          deposits.quarantine(
              transaction, settlement, "its key was posted before for another payload");
          return false;
        }
      }
    }
    deposits.addToTotals(transaction, settlement, granted);
    return true;
  }
}
