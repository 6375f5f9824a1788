package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The ledger in SQL, one text for SQLite and PostgreSQL. The key is taken by the insert itself and
 * the guard is the update itself: nothing is selected first and written after.
 */
final class SqlLedger implements Ledger {
  private static final String TAKE_KEY =
      """
      INSERT INTO txn (tenant, wallet, txn, idem, kind, payload_sha, effective_at, committed_at,
        rule_version, factor, salt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant, wallet, idem) DO NOTHING RETURNING txn\
      """;

  private static final String POSTED_PAYLOAD =
      "SELECT payload_sha FROM txn WHERE tenant = ? AND wallet = ? AND idem = ?";

  private static final String MOVE =
      """
      UPDATE account SET posted = posted + ?, ver = ver + 1
      WHERE tenant = ? AND wallet = ? AND kind = ? AND asset = ? AND posted + ? - held >= 0
      RETURNING ver\
      """;

  private static final String OPEN_ACCOUNT =
      """
      INSERT INTO account (tenant, wallet, kind, asset, posted, held, ver)
      VALUES (?, ?, ?, ?, 0, 0, 0)
      ON CONFLICT (tenant, wallet, kind, asset) DO NOTHING\
      """;

  private static final String POST =
      "INSERT INTO posting (tenant, wallet, txn, leg, kind, asset, amount, acct_ver) VALUES ";

  @Override
  public Posted post(Transaction transaction, LedgerTxn txn, Instant committedAt) {
    try {
      if (!takeKey(transaction, txn, committedAt)) {
        var same = postedPayload(transaction, txn).equals(txn.head().payloadSha());
        return same ? Posted.REPLAYED : Posted.CONFLICTING;
      }
      var versions = new ArrayList<OptionalLong>();
      for (var leg : txn.legs()) {
        versions.add(leg.kind().guarded() ? move(transaction, txn, leg) : OptionalLong.empty());
      }
      postLegs(transaction, txn, versions);
      return Posted.APPLIED;
    } catch (SQLException e) {
      throw new StoreException("a ledger transaction was not posted: " + e.getMessage(), e);
    }
  }

  private static boolean takeKey(Transaction transaction, LedgerTxn txn, Instant committedAt)
      throws SQLException {
    var head = txn.head();
    var insert = transaction.prepared(TAKE_KEY);
    insert.setString(1, txn.tenant());
    insert.setBytes(2, txn.wallet().bytes());
    insert.setBytes(3, head.id().bytes());
    insert.setBytes(4, head.idem().bytes());
    insert.setString(5, head.kind().code());
    insert.setBytes(6, head.payloadSha().bytes());
    insert.setLong(7, head.effectiveAt().toEpochMilli());
    insert.setLong(8, committedAt.toEpochMilli());
    insert.setString(9, head.ruleVersion().orElse(null));
    insert.setString(10, head.factor().orElse(null));
    insert.setBytes(11, head.salt().bytes());
    try (var taken = insert.executeQuery()) {
      return taken.next();
    }
  }

  private static Octets postedPayload(Transaction transaction, LedgerTxn txn) throws SQLException {
    var select = transaction.prepared(POSTED_PAYLOAD);
    select.setString(1, txn.tenant());
    select.setBytes(2, txn.wallet().bytes());
    select.setBytes(3, txn.head().idem().bytes());
    try (var row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the key of a posted transaction is gone: " + txn.head());
      }
      return Octets.of(row.getBytes(1));
    }
  }

  /** Moves the balance and returns its new version. */
  private static OptionalLong move(Transaction transaction, LedgerTxn txn, Leg leg)
      throws SQLException {
    var version = tryMove(transaction, txn, leg);
    if (version.isEmpty() && leg.amount() > 0) {
      openAccount(transaction, txn, leg);
      version = tryMove(transaction, txn, leg);
    }
    if (version.isEmpty()) {
      throw new InsufficientFundsException(txn.wallet(), leg);
    }
    return version;
  }

  private static OptionalLong tryMove(Transaction transaction, LedgerTxn txn, Leg leg)
      throws SQLException {
    var update = transaction.prepared(MOVE);
    update.setLong(1, leg.amount());
    account(update, 2, txn, leg);
    update.setLong(6, leg.amount());
    try (var row = update.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  private static void openAccount(Transaction transaction, LedgerTxn txn, Leg leg)
      throws SQLException {
    var insert = transaction.prepared(OPEN_ACCOUNT);
    account(insert, 1, txn, leg);
    insert.executeUpdate();
  }

  private static void account(PreparedStatement statement, int from, LedgerTxn txn, Leg leg)
      throws SQLException {
    statement.setString(from, txn.tenant());
    statement.setBytes(from + 1, txn.wallet().bytes());
    statement.setString(from + 2, leg.kind().code());
    statement.setString(from + 3, leg.asset().name());
  }

  private static void postLegs(Transaction transaction, LedgerTxn txn, List<OptionalLong> versions)
      throws SQLException {
    var rows = String.join(", ", Collections.nCopies(versions.size(), "(?,?,?,?,?,?,?,?)"));
    var insert = transaction.prepared(POST + rows);
    var at = 1;
    for (var i = 0; i < versions.size(); i++) {
      var leg = txn.legs().get(i);
      insert.setString(at++, txn.tenant());
      insert.setBytes(at++, txn.wallet().bytes());
      insert.setBytes(at++, txn.head().id().bytes());
      insert.setInt(at++, i);
      insert.setString(at++, leg.kind().code());
      insert.setString(at++, leg.asset().name());
      insert.setLong(at++, leg.amount());
      if (versions.get(i).isPresent()) {
        insert.setLong(at++, versions.get(i).getAsLong());
      } else {
        insert.setNull(at++, Types.BIGINT);
      }
    }
    insert.executeUpdate();
  }
}
