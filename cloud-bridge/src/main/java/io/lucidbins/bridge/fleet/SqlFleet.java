package io.lucidbins.bridge.fleet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The tables {@code bin}, {@code vehicle} and {@code site}. */
final class SqlFleet {
  private static final String BIN =
      "SELECT bin, name, latitude, longitude, waste_stream, volume_litres, depth_mm FROM bin ";

  private final String tenant;

  SqlFleet(TenantId tenant) {
    this.tenant = tenant.value();
  }

  int put(Transaction tx, Bin bin) {
    return insertBin(
        tx,
        bin,
        """
        ON CONFLICT (tenant, bin) DO UPDATE SET
          name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
          waste_stream = excluded.waste_stream, volume_litres = excluded.volume_litres,
          depth_mm = excluded.depth_mm
        """);
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

  private int insertBin(Transaction tx, Bin bin, String onConflict) {
    return tx.handle()
        .createUpdate(
            """
            INSERT INTO bin (
              tenant, bin, name, latitude, longitude, waste_stream, volume_litres, depth_mm)
            VALUES (:tenant, :bin, :name, :latitude, :longitude, :stream, :litres, :depth)
            """
                + onConflict)
        .bind("tenant", tenant)
        .bind("bin", bin.id().toString())
        .bind("name", bin.name())
        .bind("latitude", latitude(bin))
        .bind("longitude", longitude(bin))
        .bind("stream", bin.wasteStream().code())
        .bind("litres", bin.volumeLitres())
        .bind("depth", bin.depthMm())
        .execute();
  }

  private static @Nullable Double latitude(Bin bin) {
    return bin.position().map(Position::latitude).orElse(null);
  }

  private static @Nullable Double longitude(Bin bin) {
    return bin.position().map(Position::longitude).orElse(null);
  }

  List<Bin> bins(Transaction tx) {
    return tx.handle()
        .createQuery(BIN + "WHERE tenant = :tenant ORDER BY bin")
        .bind("tenant", tenant)
        .map(BIN_ROW)
        .list();
  }

  Optional<Bin> bin(Transaction tx, BinId id) {
    return tx.handle()
        .createQuery(BIN + "WHERE tenant = :tenant AND bin = :bin")
        .bind("tenant", tenant)
        .bind("bin", id.toString())
        .map(BIN_ROW)
        .findOne();
  }

  private static final RowMapper<Bin> BIN_ROW =
      (row, _) ->
          new Bin(
              new BinId(row.getString("bin")),
              row.getString("name"),
              row.getObject("latitude") == null ? Optional.empty() : Optional.of(position(row)),
              new WasteStream(row.getString("waste_stream")),
              row.getInt("volume_litres"),
              row.getInt("depth_mm"));

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getDouble("latitude"), row.getDouble("longitude"));
  }

  int put(Transaction tx, Vehicle vehicle) {
    return tx.handle()
        .createUpdate(
            """
            INSERT INTO vehicle (
              tenant, vehicle, name, waste_streams, latitude, longitude, litres, grams,
              shift_start_s, shift_end_s)
            VALUES (
              :tenant, :id, :name, :streams, :latitude, :longitude, :litres, :grams, :from, :to)
            ON CONFLICT (tenant, vehicle) DO UPDATE SET
              name = excluded.name, waste_streams = excluded.waste_streams,
              latitude = excluded.latitude, longitude = excluded.longitude,
              litres = excluded.litres, grams = excluded.grams,
              shift_start_s = excluded.shift_start_s, shift_end_s = excluded.shift_end_s
            """)
        .bind("tenant", tenant)
        .bind("id", vehicle.id())
        .bind("name", vehicle.name())
        .bind("streams", joined(vehicle.wasteStreams()))
        .bind("latitude", vehicle.start().latitude())
        .bind("longitude", vehicle.start().longitude())
        .bind("litres", vehicle.litres())
        .bind("grams", vehicle.grams())
        .bind("from", vehicle.shiftStart().toSecondOfDay())
        .bind("to", vehicle.shiftEnd().toSecondOfDay())
        .execute();
  }

  List<Vehicle> vehicles(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            SELECT vehicle, name, waste_streams, latitude, longitude, litres, grams,
              shift_start_s, shift_end_s
            FROM vehicle WHERE tenant = :tenant ORDER BY vehicle
            """)
        .bind("tenant", tenant)
        .map((row, _) ->
            new Vehicle(
                row.getString("vehicle"),
                row.getString("name"),
                split(row.getString("waste_streams")),
                position(row),
                row.getInt("litres"),
                row.getInt("grams"),
                LocalTime.ofSecondOfDay(row.getInt("shift_start_s")),
                LocalTime.ofSecondOfDay(row.getInt("shift_end_s"))))
        .list();
  }

  /** Codes hold no space, so one space parts them; sorted, so that equal sets are equal text. */
  private static String joined(Set<WasteStream> streams) {
    return streams.stream().map(WasteStream::code).sorted().collect(joining(" "));
  }

  private static Set<WasteStream> split(String codes) {
    return Arrays.stream(codes.split(" ")).map(WasteStream::new).collect(toSet());
  }

  int put(Transaction tx, Site site) {
    return tx.handle()
        .createUpdate(
            """
            INSERT INTO site (tenant, site, name, kind, latitude, longitude)
            VALUES (:tenant, :id, :name, :kind, :latitude, :longitude)
            ON CONFLICT (tenant, site) DO UPDATE SET
              name = excluded.name, kind = excluded.kind,
              latitude = excluded.latitude, longitude = excluded.longitude
            """)
        .bind("tenant", tenant)
        .bind("id", site.id())
        .bind("name", site.name())
        .bind("kind", site.kind().name())
        .bind("latitude", site.position().latitude())
        .bind("longitude", site.position().longitude())
        .execute();
  }

  List<Site> sites(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            SELECT site, name, kind, latitude, longitude
            FROM site WHERE tenant = :tenant ORDER BY site
            """)
        .bind("tenant", tenant)
        .map((row, _) ->
            new Site(
                row.getString("site"),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                position(row)))
        .list();
  }
}
