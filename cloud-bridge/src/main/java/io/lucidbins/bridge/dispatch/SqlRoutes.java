package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.fleet.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code plan_route}, {@code plan_stop} and {@code plan_tip}. */
final class SqlRoutes {
  private static final String VERSION =
      " WHERE tenant = :tenant AND day = :day AND version = :version ";

  private final String tenant;

  SqlRoutes(String tenant) {
    this.tenant = tenant;
  }

  /** The routes of a version, in order. */
  List<PlannedRoute> of(Transaction tx, LocalDate day, int version) {
    var visits = new ArrayList<VisitOfRoute>();
    visits.addAll(ofVersion(tx, SELECT_STOP, day, version).map((row, _) -> stop(row)).list());
    visits.addAll(ofVersion(tx, SELECT_TIP, day, version).map((row, _) -> tip(row)).list());
    visits.sort(Comparator.comparingInt(VisitOfRoute::place));
    return ofVersion(tx, SELECT_ROUTE, day, version).map((row, _) -> route(row, visits)).list();
  }

  private Query ofVersion(Transaction tx, String sql, LocalDate day, int version) {
    return tx.handle()
        .createQuery(sql)
        .bind("tenant", tenant)
        .bind("day", day.toString())
        .bind("version", version);
  }

  /**
   * A visit and where it belongs.
   *
   * @param place its place among the visits of the route, from 1
   */
  private record VisitOfRoute(int route, int place, PlannedVisit visit) {}

  private static final String SELECT_ROUTE =
      """
      SELECT route, vehicle, vehicle_name, start_site, start_name, start_latitude, start_longitude,
        end_site, end_name, end_latitude, end_longitude, starts_ms, ends_ms, metres, driven_s,
        served_s, capacity_litres, capacity_grams
      FROM plan_route
      """
          + VERSION
          + "ORDER BY route";

  private static PlannedRoute route(ResultSet row, List<VisitOfRoute> visits) throws SQLException {
    int number = row.getInt("route");
    return new PlannedRoute(
        row.getString("vehicle"),
        row.getString("vehicle_name"),
        place(row, "start"),
        place(row, "end"),
        Instant.ofEpochMilli(row.getLong("starts_ms")),
        Instant.ofEpochMilli(row.getLong("ends_ms")),
        row.getInt("metres"),
        row.getInt("driven_s"),
        row.getInt("served_s"),
        row.getInt("capacity_litres"),
        row.getInt("capacity_grams"),
        visits.stream().filter(v -> v.route() == number).map(VisitOfRoute::visit).toList());
  }

  private static PlannedPlace place(ResultSet row, String which) throws SQLException {
    return new PlannedPlace(
        row.getString(which + "_site"),
        row.getString(which + "_name"),
        new Position(row.getDouble(which + "_latitude"), row.getDouble(which + "_longitude")));
  }

  private static final String SELECT_STOP =
      """
      SELECT route, visit, stop, bin, bin_name, latitude, longitude, arrives_ms, leaves_ms, litres,
        grams, litres_after, grams_after, reason, p_overflow, level_percent, sentence
      FROM plan_stop
      """
          + VERSION;

  private static VisitOfRoute stop(ResultSet row) throws SQLException {
    var stop =
        new PlannedStop(
            row.getInt("stop"),
            row.getString("bin"),
            row.getString("bin_name"),
            position(row),
            Instant.ofEpochMilli(row.getLong("arrives_ms")),
            Instant.ofEpochMilli(row.getLong("leaves_ms")),
            row.getInt("litres"),
            row.getInt("grams"),
            row.getInt("litres_after"),
            row.getInt("grams_after"),
            new Reason(
                ReasonKind.valueOf(row.getString("reason")),
                row.getDouble("p_overflow"),
                row.getInt("level_percent"),
                row.getString("sentence")));
    return new VisitOfRoute(row.getInt("route"), row.getInt("visit"), stop);
  }

  private static final String SELECT_TIP =
      """
      SELECT route, visit, site, site_name, latitude, longitude, arrives_ms, leaves_ms, litres, grams
      FROM plan_tip
      """
          + VERSION;

  private static VisitOfRoute tip(ResultSet row) throws SQLException {
    var tip =
        new PlannedTip(
            row.getString("site"),
            row.getString("site_name"),
            position(row),
            Instant.ofEpochMilli(row.getLong("arrives_ms")),
            Instant.ofEpochMilli(row.getLong("leaves_ms")),
            row.getInt("litres"),
            row.getInt("grams"));
    return new VisitOfRoute(row.getInt("route"), row.getInt("visit"), tip);
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getDouble("latitude"), row.getDouble("longitude"));
  }

  /** Writes the routes of a version. */
  void insert(Transaction tx, DayPlan plan) {
    try (var routes = tx.handle().prepareBatch(INSERT_ROUTE);
        var stops = tx.handle().prepareBatch(INSERT_STOP);
        var tips = tx.handle().prepareBatch(INSERT_TIP)) {
      for (int route = 0; route < plan.routes().size(); route++) {
        var planned = plan.routes().get(route);
        addRoute(ofRoute(routes, plan, route), planned);
        for (int visit = 0; visit < planned.visits().size(); visit++) {
          switch (planned.visits().get(visit)) {
            case PlannedStop stop ->
                addStop(ofRoute(stops, plan, route).bind("visit", visit + 1), stop);
            case PlannedTip tip -> addTip(ofRoute(tips, plan, route).bind("visit", visit + 1), tip);
          }
        }
      }
      for (var batch : List.of(routes, stops, tips)) {
        if (batch.size() > 0) {
          batch.execute();
        }
      }
    }
  }

  private PreparedBatch ofRoute(PreparedBatch batch, DayPlan plan, int route) {
    return batch
        .bind("tenant", tenant)
        .bind("day", plan.day().toString())
        .bind("version", plan.version())
        .bind("route", route);
  }

  private static final String INSERT_ROUTE =
      """
      INSERT INTO plan_route (
        tenant, day, version, route, vehicle, vehicle_name, start_site, start_name,
        start_latitude, start_longitude, end_site, end_name, end_latitude, end_longitude,
        starts_ms, ends_ms, metres, driven_s, served_s, capacity_litres, capacity_grams)
      VALUES (
        :tenant, :day, :version, :route, :vehicle, :name, :startSite, :startName,
        :startLatitude, :startLongitude, :endSite, :endName, :endLatitude, :endLongitude,
        :starts, :ends, :metres, :driven, :served, :capacityLitres, :capacityGrams)
      """;

  private static void addRoute(PreparedBatch batch, PlannedRoute route) {
    batch
        .bind("vehicle", route.vehicle())
        .bind("name", route.vehicleName())
        .bind("startSite", route.start().site())
        .bind("startName", route.start().name())
        .bind("startLatitude", route.start().position().latitude())
        .bind("startLongitude", route.start().position().longitude())
        .bind("endSite", route.end().site())
        .bind("endName", route.end().name())
        .bind("endLatitude", route.end().position().latitude())
        .bind("endLongitude", route.end().position().longitude())
        .bind("starts", route.startsAt().toEpochMilli())
        .bind("ends", route.endsAt().toEpochMilli())
        .bind("metres", route.metres())
        .bind("driven", route.drivenSeconds())
        .bind("served", route.servedSeconds())
        .bind("capacityLitres", route.capacityLitres())
        .bind("capacityGrams", route.capacityGrams())
        .add();
  }

  private static final String INSERT_STOP =
      """
      INSERT INTO plan_stop (
        tenant, day, version, route, visit, stop, bin, bin_name, latitude, longitude, arrives_ms,
        leaves_ms, litres, grams, litres_after, grams_after, reason, p_overflow, level_percent,
        sentence)
      VALUES (
        :tenant, :day, :version, :route, :visit, :stop, :bin, :name, :latitude, :longitude,
        :arrives, :leaves, :litres, :grams, :litresAfter, :gramsAfter, :reason, :pOverflow,
        :levelPercent, :sentence)
      """;

  private static void addStop(PreparedBatch batch, PlannedStop stop) {
    addVisit(batch, stop)
        .bind("stop", stop.order())
        .bind("bin", stop.bin())
        .bind("name", stop.binName())
        .bind("litres", stop.litres())
        .bind("grams", stop.grams())
        .bind("litresAfter", stop.litresAfter())
        .bind("gramsAfter", stop.gramsAfter())
        .bind("reason", stop.reason().kind().name())
        .bind("pOverflow", stop.reason().pOverflow())
        .bind("levelPercent", stop.reason().levelPercent())
        .bind("sentence", stop.reason().sentence())
        .add();
  }

  private static final String INSERT_TIP =
      """
      INSERT INTO plan_tip (
        tenant, day, version, route, visit, site, site_name, latitude, longitude, arrives_ms,
        leaves_ms, litres, grams)
      VALUES (
        :tenant, :day, :version, :route, :visit, :site, :name, :latitude, :longitude, :arrives,
        :leaves, :litres, :grams)
      """;

  private static void addTip(PreparedBatch batch, PlannedTip tip) {
    addVisit(batch, tip)
        .bind("site", tip.site())
        .bind("name", tip.siteName())
        .bind("litres", tip.litres())
        .bind("grams", tip.grams())
        .add();
  }

  private static PreparedBatch addVisit(PreparedBatch batch, PlannedVisit visit) {
    return batch
        .bind("latitude", visit.position().latitude())
        .bind("longitude", visit.position().longitude())
        .bind("arrives", visit.arrivesAt().toEpochMilli())
        .bind("leaves", visit.leavesAt().toEpochMilli());
  }
}
