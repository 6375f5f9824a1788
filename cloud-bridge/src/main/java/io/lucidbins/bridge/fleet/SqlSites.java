package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.Transaction;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code site}. */
final class SqlSites {
  private static final String PUT =
      """
      INSERT INTO site (tenant, site, name, kind, latitude, longitude, accepts, service_s, open)
      VALUES (
        :tenant, :id, :name, :kind, :latitude, :longitude, :accepts, :service, :open)
      ON CONFLICT (tenant, site) DO UPDATE SET
        name = excluded.name, kind = excluded.kind, latitude = excluded.latitude,
        longitude = excluded.longitude, accepts = excluded.accepts,
        service_s = excluded.service_s, open = excluded.open
      """;

  private final String tenant;

  SqlSites(TenantId tenant) {
    this.tenant = tenant.value();
  }

  void put(Transaction tx, List<Site> sites) {
    SqlBatches.execute(tx, PUT, sites, this::bind);
  }

  private void bind(PreparedBatch batch, Site site) {
    batch
        .bind("tenant", tenant)
        .bind("id", site.id())
        .bind("name", site.name())
        .bind("kind", site.kind().name())
        .bind("latitude", site.position().latitude())
        .bind("longitude", site.position().longitude())
        .bind("accepts", WasteStreams.joined(site.accepts()))
        .bind("service", site.service().toSeconds())
        .bind("open", ClockWindow.joined(site.open()));
  }

  List<Site> all(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            SELECT site, name, kind, latitude, longitude, accepts, service_s, open
            FROM site WHERE tenant = :tenant ORDER BY site
            """)
        .bind("tenant", tenant)
        .map((row, _) ->
            new Site(
                row.getString("site"),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                new Position(row.getDouble("latitude"), row.getDouble("longitude")),
                WasteStreams.split(row.getString("accepts")),
                Duration.ofSeconds(row.getInt("service_s")),
                ClockWindow.split(row.getString("open"))))
        .list();
  }
}
