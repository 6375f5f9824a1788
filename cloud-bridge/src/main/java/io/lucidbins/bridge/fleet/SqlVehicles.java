package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.Transaction;
import java.time.LocalTime;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code vehicle}. */
final class SqlVehicles {
  private static final String PUT =
      """
      INSERT INTO vehicle (
        tenant, vehicle, name, waste_streams, start_site, end_site, litres, grams,
        shift_start_s, shift_end_s)
      VALUES (:tenant, :id, :name, :streams, :start, :end, :litres, :grams, :from, :to)
      ON CONFLICT (tenant, vehicle) DO UPDATE SET
        name = excluded.name, waste_streams = excluded.waste_streams,
        start_site = excluded.start_site, end_site = excluded.end_site,
        litres = excluded.litres, grams = excluded.grams,
        shift_start_s = excluded.shift_start_s, shift_end_s = excluded.shift_end_s
      """;

  private final String tenant;

  SqlVehicles(TenantId tenant) {
    this.tenant = tenant.value();
  }

  void put(Transaction tx, List<Vehicle> vehicles) {
    SqlBatches.execute(tx, PUT, vehicles, this::bind);
  }

  private void bind(PreparedBatch batch, Vehicle vehicle) {
    batch
        .bind("tenant", tenant)
        .bind("id", vehicle.id())
        .bind("name", vehicle.name())
        .bind("streams", WasteStreams.joined(vehicle.wasteStreams()))
        .bind("start", vehicle.startSite())
        .bind("end", vehicle.endSite())
        .bind("litres", vehicle.litres())
        .bind("grams", vehicle.grams())
        .bind("from", vehicle.shiftStart().toSecondOfDay())
        .bind("to", vehicle.shiftEnd().toSecondOfDay());
  }

  List<Vehicle> all(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            SELECT vehicle, name, waste_streams, start_site, end_site, litres, grams,
              shift_start_s, shift_end_s
            FROM vehicle WHERE tenant = :tenant ORDER BY vehicle
            """)
        .bind("tenant", tenant)
        .map((row, _) ->
            new Vehicle(
                row.getString("vehicle"),
                row.getString("name"),
                WasteStreams.split(row.getString("waste_streams")),
                row.getString("start_site"),
                row.getString("end_site"),
                row.getInt("litres"),
                row.getInt("grams"),
                LocalTime.ofSecondOfDay(row.getInt("shift_start_s")),
                LocalTime.ofSecondOfDay(row.getInt("shift_end_s"))))
        .list();
  }
}
