package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Deposits in SQL, one text for SQLite and PostgreSQL. */
public final class SqlDepositBook implements DepositBook {
  private static final String RECORD =
      """
      INSERT INTO deposit (tenant, bin, stream, seq, payload_sha, event_at, time_quality, recv_at,
        session, card_key, card_seal, claim_sha, material, outcome, flap, net_g, before_g, after_g,
        level_change_mm, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received')
      ON CONFLICT (tenant, bin, stream, seq) DO NOTHING\
      """;

  private static final String PAYLOAD =
      "SELECT payload_sha FROM deposit WHERE tenant = ? AND bin = ? AND stream = ? AND seq = ?";

  private static final String ALARM =
      """
      INSERT INTO deposit_alarm (tenant, bin, stream, seq, payload_sha, seen_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant, bin, stream, seq, payload_sha) DO NOTHING\
      """;

  @Override
  public Recorded record(Transaction transaction, DepositRow deposit) {
    try {
      if (insert(transaction, deposit)) {
        return Recorded.NEW;
      }
      if (payload(transaction, deposit.key()).equals(deposit.payloadSha())) {
        return Recorded.REPLAYED;
      }
      alarm(transaction, deposit, deposit.times().receivedAt().toEpochMilli());
      return Recorded.CONFLICTING;
    } catch (SQLException e) {
      throw new StoreException(
          "deposit " + deposit.key() + " was not recorded: " + e.getMessage(), e);
    }
  }

  private static boolean insert(Transaction transaction, DepositRow deposit) throws SQLException {
    var insert = transaction.prepared(RECORD);
    key(insert, 1, deposit.key());
    insert.setBytes(5, deposit.payloadSha().bytes());
    insert.setLong(6, deposit.times().eventAt().toEpochMilli());
    insert.setString(7, deposit.times().quality().name());
    insert.setLong(8, deposit.times().receivedAt().toEpochMilli());
    presence(insert, 9, deposit.presence());
    load(insert, 13, deposit.load());
    return insert.executeUpdate() == 1;
  }

  private static void presence(PreparedStatement insert, int from, Presence presence)
      throws SQLException {
    insert.setLong(from, presence.session());
    if (presence.card().isPresent()) {
      insert.setInt(from + 1, presence.card().get().keyId());
    } else {
      insert.setNull(from + 1, Types.INTEGER);
    }
    insert.setBytes(from + 2, presence.card().map(card -> card.seal().bytes()).orElse(null));
    insert.setBytes(from + 3, presence.claim().map(Octets::bytes).orElse(null));
  }

  private static void load(PreparedStatement insert, int from, Load load) throws SQLException {
    insert.setString(from, load.material());
    insert.setString(from + 1, load.outcome().code());
    insert.setInt(from + 2, load.flap());
    insert.setInt(from + 3, load.netGrams());
    insert.setInt(from + 4, load.beforeGrams());
    insert.setInt(from + 5, load.afterGrams());
    insert.setInt(from + 6, load.levelChangeMm());
  }

  private static Octets payload(Transaction transaction, DepositKey key) throws SQLException {
    var select = transaction.prepared(PAYLOAD);
    key(select, 1, key);
    try (var row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the row of deposit " + key + " is gone");
      }
      return Octets.of(row.getBytes(1));
    }
  }

  /** Raises the alarm once for each payload that came under the key. */
  static void alarm(Transaction transaction, DepositRow deposit, long seenAtMs)
      throws SQLException {
    var insert = transaction.prepared(ALARM);
    key(insert, 1, deposit.key());
    insert.setBytes(5, deposit.payloadSha().bytes());
    insert.setLong(6, seenAtMs);
    insert.executeUpdate();
  }

  /** Sets the four columns of a deposit's key. */
  static void key(PreparedStatement statement, int from, DepositKey key) throws SQLException {
    statement.setString(from, key.tenant());
    statement.setString(from + 1, key.bin());
    statement.setLong(from + 2, key.stream());
    statement.setLong(from + 3, key.seq());
  }
}
