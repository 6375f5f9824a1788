package io.lucidbins.bridge.access;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.points.CardMark;
import io.lucidbins.bridge.points.WalletId;
import java.sql.SQLException;
import java.util.Optional;

/** Cards in SQL, one text for SQLite and PostgreSQL. */
final class SqlCardBook implements CardBook {
  private static final String FIND = "SELECT wallet FROM card WHERE tenant = ? AND card_hmac = ?";

  private static final String KEEP =
      """
      INSERT INTO card (tenant, card_hmac, wallet) VALUES (?, ?, ?)
      ON CONFLICT (tenant, card_hmac) DO NOTHING\
      """;

  @Override
  public WalletId walletOf(
      Transaction transaction, String tenant, CardMark mark, WalletId candidate) {
    try {
      var known = find(transaction, tenant, mark);
      if (known.isPresent()) {
        return known.get();
      }
      var insert = transaction.prepared(KEEP);
      insert.setString(1, tenant);
      insert.setBytes(2, mark.hmac().bytes());
      insert.setBytes(3, candidate.bytes());
      insert.executeUpdate();
      // A rival may have kept another wallet meanwhile: the stored one counts.
      return find(transaction, tenant, mark).orElseThrow();
    } catch (SQLException e) {
      throw new StoreException("the wallet of a card cannot be found: " + e.getMessage(), e);
    }
  }

  private static Optional<WalletId> find(Transaction transaction, String tenant, CardMark mark)
      throws SQLException {
    var select = transaction.prepared(FIND);
    select.setString(1, tenant);
    select.setBytes(2, mark.hmac().bytes());
    try (var row = select.executeQuery()) {
      return row.next() ? Optional.of(WalletId.of(row.getBytes(1))) : Optional.empty();
    }
  }
}
