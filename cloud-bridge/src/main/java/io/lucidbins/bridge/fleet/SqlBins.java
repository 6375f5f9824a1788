package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code bin}. */
final class SqlBins {
  private static final String SELECT =
      """
      SELECT bin, name, latitude, longitude, waste_stream, volume_litres, depth_mm, service_s,
        windows, schedule_days, schedule_litres, schedule_grams
      FROM bin
      """;

  private static final String PUT =
      """
      INSERT INTO bin (
        tenant, bin, name, latitude, longitude, waste_stream, volume_litres, depth_mm, service_s,
        windows, schedule_days, schedule_litres, schedule_grams)
      VALUES (
        :tenant, :bin, :name, :latitude, :longitude, :stream, :litres, :depth, :service,
        :windows, :scheduleDays, :scheduleLitres, :scheduleGrams)
      ON CONFLICT (tenant, bin) DO UPDATE SET
        name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
        waste_stream = excluded.waste_stream, volume_litres = excluded.volume_litres,
        depth_mm = excluded.depth_mm, service_s = excluded.service_s, windows = excluded.windows,
        schedule_days = excluded.schedule_days, schedule_litres = excluded.schedule_litres,
        schedule_grams = excluded.schedule_grams
      """;

  private final String tenant;

  SqlBins(TenantId tenant) {
    this.tenant = tenant.value();
  }

  void put(Transaction tx, List<Bin> bins) {
    SqlBatches.execute(tx, PUT, bins, this::bind);
  }

  private void bind(PreparedBatch batch, Bin bin) {
    var collection = bin.collection();
    var schedule = collection.schedule();
    batch
        .bind("tenant", tenant)
        .bind("bin", bin.id().toString())
        .bind("name", bin.name())
        .bind("latitude", bin.position().map(Position::latitude).orElse(null))
        .bind("longitude", bin.position().map(Position::longitude).orElse(null))
        .bind("stream", bin.wasteStream().code())
        .bind("litres", bin.volumeLitres())
        .bind("depth", bin.depthMm())
        .bind("service", collection.service().map(Duration::toSeconds).orElse(null))
        .bind("windows", ClockWindow.joined(collection.windows()))
        .bind("scheduleDays", schedule.map(s -> Weekdays.joined(s.days())).orElse(null))
        .bind("scheduleLitres", schedule.map(Schedule::litres).orElse(null))
        .bind("scheduleGrams", schedule.map(Schedule::grams).orElse(null));
  }

  /** On ingest's path, so a kept statement rather than Jdbi. */
  void putIfAbsent(Transaction tx, Bin bin) {
    try {
      PreparedStatement insert =
          tx.prepared(
              """
              INSERT INTO bin (tenant, bin, name, waste_stream, volume_litres, depth_mm)
              VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, bin) DO NOTHING
              """);
      insert.setString(1, tenant);
      insert.setString(2, bin.id().toString());
      insert.setString(3, bin.name());
      insert.setString(4, bin.wasteStream().code());
      insert.setInt(5, bin.volumeLitres());
      insert.setInt(6, bin.depthMm());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("bin " + bin.id() + " could not be added", e);
    }
  }

  List<Bin> all(Transaction tx) {
    return tx.handle()
        .createQuery(SELECT + "WHERE tenant = :tenant ORDER BY bin")
        .bind("tenant", tenant)
        .map(ROW)
        .list();
  }

  Optional<Bin> one(Transaction tx, BinId id) {
    return tx.handle()
        .createQuery(SELECT + "WHERE tenant = :tenant AND bin = :bin")
        .bind("tenant", tenant)
        .bind("bin", id.toString())
        .map(ROW)
        .findOne();
  }

  private static final RowMapper<Bin> ROW =
      (row, _) ->
          new Bin(
              new BinId(row.getString("bin")),
              row.getString("name"),
              row.getObject("latitude") == null
                  ? Optional.empty()
                  : Optional.of(
                      new Position(row.getDouble("latitude"), row.getDouble("longitude"))),
              new WasteStream(row.getString("waste_stream")),
              row.getInt("volume_litres"),
              row.getInt("depth_mm"),
              collection(row));

  private static Collection collection(ResultSet row) throws SQLException {
    int serviceS = row.getInt("service_s");
    Optional<Duration> service =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(serviceS));
    return new Collection(service, ClockWindow.split(row.getString("windows")), schedule(row));
  }

  private static Optional<Schedule> schedule(ResultSet row) throws SQLException {
    String days = row.getString("schedule_days");
    return days == null
        ? Optional.empty()
        : Optional.of(
            new Schedule(
                Weekdays.split(days), row.getInt("schedule_litres"), row.getInt("schedule_grams")));
  }
}
