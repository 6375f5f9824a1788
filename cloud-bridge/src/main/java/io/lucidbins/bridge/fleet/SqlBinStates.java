package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.State;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The table {@code bin_state}; written on ingest's path, so with kept statements. */
final class SqlBinStates {
  private static final String SELECT =
      """
      SELECT bin, online, heard_ms, software_version, sampled_ms, level_mm, level_permille,
        weight_grams, temperature_dc, battery_mv, tilt_dd, signal_dbm
      FROM bin_state
      """;

  private final String tenant;

  SqlBinStates(TenantId tenant) {
    this.tenant = tenant.value();
  }

  List<BinState> all(Transaction tx) {
    return tx.handle()
        .createQuery(SELECT + "WHERE tenant = :tenant ORDER BY bin")
        .bind("tenant", tenant)
        .map(ROW)
        .list();
  }

  Optional<BinState> one(Transaction tx, BinId bin) {
    return tx.handle()
        .createQuery(SELECT + "WHERE tenant = :tenant AND bin = :bin")
        .bind("tenant", tenant)
        .bind("bin", bin.toString())
        .map(ROW)
        .findOne();
  }

  private static final RowMapper<BinState> ROW =
      (row, _) ->
          new BinState(
              new BinId(row.getString("bin")),
              row.getInt("online") != 0,
              Instant.ofEpochMilli(row.getLong("heard_ms")),
              row.getObject("sampled_ms") == null
                  ? Optional.empty()
                  : Optional.of(Instant.ofEpochMilli(row.getLong("sampled_ms"))),
              optional(row, "level_permille"),
              optional(row, "weight_grams"),
              optional(row, "battery_mv"),
              optional(row, "temperature_dc"),
              optional(row, "level_mm"),
              optional(row, "tilt_dd"),
              optional(row, "signal_dbm"),
              Optional.ofNullable(row.getString("software_version")));

  private static OptionalInt optional(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** A bin is online until a state message or the Will says otherwise. */
  void heard(Transaction tx, BinId bin, Instant now) {
    insert(
        tx,
        bin,
        now,
        """
        INSERT INTO bin_state (tenant, bin, online, heard_ms) VALUES (?, ?, 1, ?)
        ON CONFLICT (tenant, bin) DO UPDATE SET heard_ms = excluded.heard_ms
        """);
  }

  void known(Transaction tx, BinId bin, Instant now) {
    insert(
        tx,
        bin,
        now,
        """
        INSERT INTO bin_state (tenant, bin, online, heard_ms) VALUES (?, ?, 0, ?)
        ON CONFLICT (tenant, bin) DO NOTHING
        """);
  }

  private void insert(Transaction tx, BinId bin, Instant now, String sql) {
    try {
      PreparedStatement upsert = tx.prepared(sql);
      upsert.setString(1, tenant);
      upsert.setString(2, bin.toString());
      upsert.setLong(3, now.toEpochMilli());
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("the state of bin " + bin + " could not be stored", e);
    }
  }

  void reported(Transaction tx, BinId bin, State state) {
    try {
      PreparedStatement update =
          tx.prepared(
              """
              UPDATE bin_state SET online = ?, software_version = ? WHERE tenant = ? AND bin = ?
              """);
      update.setInt(1, state.online() ? 1 : 0);
      update.setString(2, state.softwareVersion());
      update.setString(3, tenant);
      update.setString(4, bin.toString());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("the state of bin " + bin + " could not be stored", e);
    }
  }

  void sampled(Transaction tx, BinId bin, SamplePosition position, Sample sample) {
    try {
      PreparedStatement update =
          tx.prepared(
              """
              UPDATE bin_state SET start = ?, stream = ?, seq = ?, sampled_ms = ?,
                level_mm = ?, level_permille = ?, weight_grams = ?, temperature_dc = ?,
                battery_mv = ?, tilt_dd = ?, signal_dbm = ?
              WHERE tenant = ? AND bin = ?
                AND (start IS NULL OR (start, stream, seq) < (?, ?, ?))
              """);
      int next = bindPosition(update, 1, position);
      update.setLong(next++, sample.stamp().wallMs());
      for (Quantity quantity : Quantity.values()) {
        bindValue(update, next + column(quantity), sample.values().get(quantity));
      }
      next += Quantity.values().length;
      update.setString(next++, tenant);
      update.setString(next++, bin.toString());
      bindPosition(update, next, position);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("the newest sample of bin " + bin + " could not be stored", e);
    }
  }

  private static int bindPosition(PreparedStatement statement, int at, SamplePosition position)
      throws SQLException {
    statement.setInt(at, position.start());
    statement.setString(at + 1, position.stream().toString());
    statement.setLong(at + 2, position.seq());
    return at + 3;
  }

  /** The order of the columns in the statement above. */
  private static int column(Quantity quantity) {
    return switch (quantity) {
      case LEVEL_MM -> 0;
      case LEVEL_PERMILLE -> 1;
      case WEIGHT_GRAMS -> 2;
      case TEMPERATURE_DECI_CELSIUS -> 3;
      case BATTERY_MILLIVOLTS -> 4;
      case TILT_DECI_DEGREES -> 5;
      case SIGNAL_DBM -> 6;
    };
  }

  private static void bindValue(PreparedStatement statement, int at, @Nullable Measurement value)
      throws SQLException {
    if (value instanceof Measurement.Value measured) {
      statement.setInt(at, measured.value());
    } else {
      statement.setNull(at, Types.INTEGER);
    }
  }
}
