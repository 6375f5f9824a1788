package io.lucidbins.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The table of boots: their numbers, and the offset of wall time once it is known. */
final class SqliteBoots {
  /** Offsets of earlier boots are forgotten: their records are long acknowledged or lost. */
  private static final int MOST = 10_000;

  private final Connection connection;

  SqliteBoots(Connection connection) {
    this.connection = connection;
  }

  /** Counts one more boot, inside the transaction of the caller. */
  Boot begin() throws SQLException {
    int number = newest() + 1;
    save(number, OptionalLong.empty());
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM boot WHERE number <= ?")) {
      delete.setInt(1, number - MOST);
      delete.executeUpdate();
    }
    return new Boot(number);
  }

  private int newest() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT max(number) FROM boot");
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  void save(int number, OptionalLong offsetMs) throws SQLException {
    String sql = "INSERT OR REPLACE INTO boot (number, offset_ms) VALUES (?, ?)";
    try (PreparedStatement save = connection.prepareStatement(sql)) {
      save.setInt(1, number);
      if (offsetMs.isPresent()) {
        save.setLong(2, offsetMs.getAsLong());
      } else {
        save.setNull(2, Types.INTEGER);
      }
      save.executeUpdate();
    }
  }

  /** What is known of all boots; how long each lasted is known from its streams. */
  BootTimes times(Collection<StreamRow> streams) throws SQLException {
    Map<Integer, Long> lastMs = new HashMap<>();
    streams.forEach(row -> lastMs.merge(row.boot(), row.lastMs(), Math::max));
    var times = new BootTimes();
    String sql = "SELECT number, offset_ms FROM boot ORDER BY number";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        int number = rows.getInt(1);
        long offset = rows.getLong(2);
        var known = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(offset);
        times.put(new BootClock(number, known, lastMs.getOrDefault(number, 0L)));
      }
    }
    return times;
  }
}
