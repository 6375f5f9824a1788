package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The awarding side of the deposits in SQL, one text for SQLite and PostgreSQL. */
final class SqlAwardBook implements AwardBook {
  private static final String DUE =
      """
      SELECT bin, stream, seq, payload_sha, event_at, time_quality, recv_at, session, card_key,
        card_seal, claim_sha, material, outcome, flap, net_g, before_g, after_g, level_change_mm
      FROM deposit WHERE tenant = ? AND state = 'received'
      ORDER BY recv_at, bin, stream, seq LIMIT ?\
      """;

  private static final String KEEP_COMMUNITY =
      """
      INSERT INTO community_wallet (tenant, bin, wallet) VALUES (?, ?, ?)
      ON CONFLICT (tenant, bin) DO NOTHING\
      """;

  private static final String COMMUNITY =
      "SELECT wallet FROM community_wallet WHERE tenant = ? AND bin = ?";

  private static final String SETTLE =
      """
      UPDATE deposit SET state = ?, wallet = ?, points_milli = ?, co2e_mg = ?, rule_version = ?,
        factor = ?, note = ?, awarded_at = ?,
        card_seal = CASE WHEN ? = 1 THEN card_seal END
      WHERE tenant = ? AND bin = ? AND stream = ? AND seq = ?
        AND state = 'received' AND wallet IS NULL\
      """;

  private static final String QUARANTINE =
      """
      UPDATE deposit SET state = 'quarantined', points_milli = NULL, co2e_mg = NULL,
        awarded_at = NULL, note = ?
      WHERE tenant = ? AND bin = ? AND stream = ? AND seq = ?\
      """;

  private static final String ADD =
      """
      INSERT INTO deposit_total (tenant, bin, material, deposits, net_g, points_milli, co2e_mg)
      VALUES (?, ?, ?, 1, ?, ?, ?)
      ON CONFLICT (tenant, bin, material) DO UPDATE SET
        deposits = deposit_total.deposits + 1,
        net_g = deposit_total.net_g + excluded.net_g,
        points_milli = deposit_total.points_milli + excluded.points_milli,
        co2e_mg = deposit_total.co2e_mg + excluded.co2e_mg\
      """;

  @Override
  public List<DepositRow> due(Transaction transaction, String tenant, int limit) {
    try (var select = transaction.connection().prepareStatement(DUE)) {
      select.setString(1, tenant);
      select.setInt(2, limit);
      var due = new ArrayList<DepositRow>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          due.add(deposit(tenant, rows));
        }
      }
      return due;
    } catch (SQLException e) {
      throw new StoreException("the deposits that are due cannot be read: " + e.getMessage(), e);
    }
  }

  private static DepositRow deposit(String tenant, ResultSet row) throws SQLException {
    return new DepositRow(
        new DepositKey(tenant, row.getString(1), row.getLong(2), row.getLong(3)),
        Octets.of(row.getBytes(4)),
        new DepositTimes(
            Instant.ofEpochMilli(row.getLong(5)),
            TimeQuality.valueOf(row.getString(6)),
            Instant.ofEpochMilli(row.getLong(7))),
        presence(row),
        load(row));
  }

  private static Presence presence(ResultSet row) throws SQLException {
    var keyId = row.getInt(9);
    var card = Optional.ofNullable(row.getBytes(10)).map(Octets::of);
    var claim = Optional.ofNullable(row.getBytes(11)).map(Octets::of);
    return new Presence(row.getLong(8), card.map(seal -> new SealedCard(keyId, seal)), claim);
  }

  private static Load load(ResultSet row) throws SQLException {
    return new Load(
        row.getString(12),
        Outcome.ofCode(row.getString(13)).orElseThrow(),
        row.getInt(14),
        row.getInt(15),
        row.getInt(16),
        row.getInt(17),
        row.getInt(18));
  }

  @Override
  public WalletId communityWallet(
      Transaction transaction, String tenant, String bin, WalletId candidate) {
    try {
      var kept = community(transaction, tenant, bin);
      if (kept.isPresent()) {
        return kept.get();
      }
      var insert = transaction.prepared(KEEP_COMMUNITY);
      insert.setString(1, tenant);
      insert.setString(2, bin);
      insert.setBytes(3, candidate.bytes());
      insert.executeUpdate();
      return community(transaction, tenant, bin).orElseThrow();
    } catch (SQLException e) {
      throw new StoreException(
          "the community wallet of " + bin + " cannot be found: " + e.getMessage(), e);
    }
  }

  private static Optional<WalletId> community(Transaction transaction, String tenant, String bin)
      throws SQLException {
    var select = transaction.prepared(COMMUNITY);
    select.setString(1, tenant);
    select.setString(2, bin);
    try (var row = select.executeQuery()) {
      return row.next() ? Optional.of(WalletId.of(row.getBytes(1))) : Optional.empty();
    }
  }

  @Override
  public boolean settle(Transaction transaction, Settlement settlement) {
    try {
      var update = transaction.prepared(SETTLE);
      decision(update, settlement);
      update.setBytes(2, settlement.wallet().map(WalletId::bytes).orElse(null));
      update.setString(7, settlement.note().orElse(null));
      update.setInt(9, settlement.keepSeal() ? 1 : 0);
      SqlDepositBook.key(update, 10, settlement.deposit().key());
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed(settlement, e);
    }
  }

  private static void decision(PreparedStatement update, Settlement settlement)
      throws SQLException {
    switch (settlement.decision()) {
      case Decision.Granted granted -> {
        update.setString(1, "pending");
        update.setLong(3, granted.points().value());
        update.setLong(4, granted.carbon().value());
        update.setString(5, granted.ruleVersion().orElse(null));
        update.setString(6, granted.factorId().orElse(null));
        update.setLong(8, settlement.at().toEpochMilli());
      }
      case Decision.Held _ -> {
        update.setString(1, "held");
        for (var column : new int[] {3, 4, 8}) {
          update.setNull(column, Types.BIGINT);
        }
        update.setString(5, null);
        update.setString(6, null);
      }
    }
  }

  @Override
  public void quarantine(Transaction transaction, Settlement settlement, String reason) {
    try {
      var update = transaction.prepared(QUARANTINE);
      update.setString(1, reason);
      SqlDepositBook.key(update, 2, settlement.deposit().key());
      update.executeUpdate();
      SqlDepositBook.alarm(transaction, settlement.deposit(), settlement.at().toEpochMilli());
    } catch (SQLException e) {
      throw failed(settlement, e);
    }
  }

  @Override
  public void addToTotals(
      Transaction transaction, Settlement settlement, Decision.Granted granted) {
    try {
      var deposit = settlement.deposit();
      var upsert = transaction.prepared(ADD);
      upsert.setString(1, deposit.key().tenant());
      upsert.setString(2, deposit.key().bin());
      upsert.setString(3, deposit.load().material());
      upsert.setLong(4, deposit.load().netGrams());
      upsert.setLong(5, granted.points().value());
      upsert.setLong(6, granted.carbon().value());
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw failed(settlement, e);
    }
  }

  private static StoreException failed(Settlement settlement, SQLException e) {
    return new StoreException(
        "deposit " + settlement.deposit().key() + " was not settled: " + e.getMessage(), e);
  }
}
