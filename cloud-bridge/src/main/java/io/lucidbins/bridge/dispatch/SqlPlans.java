package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.dispatch.PublishedPlan.LeftOut;
import io.lucidbins.bridge.dispatch.PublishedPlan.Origin;
import io.lucidbins.bridge.dispatch.PublishedPlan.PlannedRoute;
import io.lucidbins.bridge.dispatch.PublishedPlan.PlannedStop;
import io.lucidbins.bridge.fleet.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code plan}, {@code plan_route}, {@code plan_stop} and {@code plan_left_out}. */
final class SqlPlans {
  private static final String HEAD =
      "SELECT day, version, made_ms, problem_hash, seed, iterations, verdict FROM plan"
          + " WHERE tenant = :tenant ";
  private static final String VERSION =
      " WHERE tenant = :tenant AND day = :day AND version = :version ";

  private final String tenant;

  SqlPlans(String tenant) {
    this.tenant = tenant;
  }

  /** 0 if the day has no plan yet. */
  int newestVersion(Transaction tx, LocalDate day) {
    return tx.handle()
        .createQuery("SELECT MAX(version) FROM plan WHERE tenant = :tenant AND day = :day")
        .bind("tenant", tenant)
        .bind("day", day.toString())
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  Optional<PublishedPlan> latest(Transaction tx) {
    var newest = HEAD + "ORDER BY made_ms DESC, day DESC, version DESC LIMIT 1";
    return whole(tx, query(tx, newest));
  }

  Optional<PublishedPlan> latest(Transaction tx, LocalDate day) {
    var newest = HEAD + "AND day = :day ORDER BY version DESC LIMIT 1";
    return whole(tx, query(tx, newest).bind("day", day.toString()));
  }

  /** An id that is none has no plan. */
  Optional<PublishedPlan> plan(Transaction tx, String id) {
    var one = HEAD + "AND day || '.' || version = :id";
    return whole(tx, query(tx, one).bind("id", id));
  }

  private Query query(Transaction tx, String sql) {
    return tx.handle().createQuery(sql).bind("tenant", tenant);
  }

  private Optional<PublishedPlan> whole(Transaction tx, Query head) {
    return head.map((row, _) -> plan(row))
        .findOne()
        .map(plan ->
            new PublishedPlan(
                plan.id(),
                plan.day(),
                plan.version(),
                plan.madeAt(),
                plan.origin(),
                routes(tx, plan),
                leftOut(tx, plan)));
  }

  private static PublishedPlan plan(ResultSet row) throws SQLException {
    var day = LocalDate.parse(row.getString("day"));
    int version = row.getInt("version");
    return new PublishedPlan(
        PublishedPlan.id(day, version),
        day,
        version,
        Instant.ofEpochMilli(row.getLong("made_ms")),
        new Origin(
            row.getString("problem_hash"),
            row.getLong("seed"),
            row.getString("iterations"),
            row.getString("verdict")),
        List.of(),
        List.of());
  }

  private List<PlannedRoute> routes(Transaction tx, PublishedPlan plan) {
    var stops = stops(tx, plan);
    var columns =
        """
        SELECT route, vehicle, vehicle_name, latitude, longitude, starts_ms, ends_ms, metres,
          driven_s, litres, capacity_litres, grams, capacity_grams
        FROM plan_route
        """;
    return ofVersion(tx, plan, columns + VERSION + "ORDER BY route")
        .map((row, _) -> route(row, stops))
        .list();
  }

  private static PlannedRoute route(ResultSet row, List<StopOfRoute> stops) throws SQLException {
    int number = row.getInt("route");
    return new PlannedRoute(
        row.getString("vehicle"),
        row.getString("vehicle_name"),
        position(row),
        Instant.ofEpochMilli(row.getLong("starts_ms")),
        Instant.ofEpochMilli(row.getLong("ends_ms")),
        row.getInt("metres"),
        row.getInt("driven_s"),
        row.getInt("litres"),
        row.getInt("capacity_litres"),
        row.getInt("grams"),
        row.getInt("capacity_grams"),
        stops.stream().filter(s -> s.route() == number).map(StopOfRoute::stop).toList());
  }

  private record StopOfRoute(int route, PlannedStop stop) {}

  private List<StopOfRoute> stops(Transaction tx, PublishedPlan plan) {
    var columns =
        """
        SELECT route, stop, bin, bin_name, latitude, longitude, arrives_ms, litres, grams,
          litres_after, grams_after, reason, p_overflow, level_percent, sentence
        FROM plan_stop
        """;
    return ofVersion(tx, plan, columns + VERSION + "ORDER BY route, stop")
        .map((row, _) -> new StopOfRoute(row.getInt("route"), stop(row)))
        .list();
  }

  private static PlannedStop stop(ResultSet row) throws SQLException {
    return new PlannedStop(
        row.getInt("stop"),
        row.getString("bin"),
        row.getString("bin_name"),
        position(row),
        Instant.ofEpochMilli(row.getLong("arrives_ms")),
        row.getInt("litres"),
        row.getInt("grams"),
        row.getInt("litres_after"),
        row.getInt("grams_after"),
        new Reason(
            ReasonKind.valueOf(row.getString("reason")),
            row.getDouble("p_overflow"),
            row.getInt("level_percent"),
            row.getString("sentence")));
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getDouble("latitude"), row.getDouble("longitude"));
  }

  private List<LeftOut> leftOut(Transaction tx, PublishedPlan plan) {
    var columns = "SELECT bin, bin_name, why, sentence FROM plan_left_out";
    return ofVersion(tx, plan, columns + VERSION + "ORDER BY place")
        .map((row, _) ->
            new LeftOut(
                row.getString("bin"),
                row.getString("bin_name"),
                LeftOutKind.valueOf(row.getString("why")),
                row.getString("sentence")))
        .list();
  }

  private Query ofVersion(Transaction tx, PublishedPlan plan, String sql) {
    return query(tx, sql).bind("day", plan.day().toString()).bind("version", plan.version());
  }

  void insert(Transaction tx, PublishedPlan plan) {
    insertHead(tx, plan);
    try (var routes = tx.handle().prepareBatch(INSERT_ROUTE);
        var stops = tx.handle().prepareBatch(INSERT_STOP);
        var leftOut = tx.handle().prepareBatch(INSERT_LEFT_OUT)) {
      var numbered = plan.routes();
      for (int i = 0; i < numbered.size(); i++) {
        addRoute(versioned(routes, plan), i, numbered.get(i));
        for (var stop : numbered.get(i).stops()) {
          addStop(versioned(stops, plan), i, stop);
        }
      }
      for (int i = 0; i < plan.unserved().size(); i++) {
        addLeftOut(versioned(leftOut, plan), i, plan.unserved().get(i));
      }
      executeUnlessEmpty(routes);
      executeUnlessEmpty(stops);
      executeUnlessEmpty(leftOut);
    }
  }

  private static void executeUnlessEmpty(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private void insertHead(Transaction tx, PublishedPlan plan) {
    tx.handle()
        .createUpdate(
            """
            INSERT INTO plan (
              tenant, day, version, made_ms, problem_hash, seed, iterations, verdict)
            VALUES (:tenant, :day, :version, :made, :hash, :seed, :iterations, :verdict)
            """)
        .bind("tenant", tenant)
        .bind("day", plan.day().toString())
        .bind("version", plan.version())
        .bind("made", plan.madeAt().toEpochMilli())
        .bind("hash", plan.origin().problemHash())
        .bind("seed", plan.origin().seed())
        .bind("iterations", plan.origin().iterations())
        .bind("verdict", plan.origin().verdict())
        .execute();
  }

  private static final String INSERT_ROUTE =
      """
      INSERT INTO plan_route (
        tenant, day, version, route, vehicle, vehicle_name, latitude, longitude, starts_ms, ends_ms,
        metres, driven_s, litres, capacity_litres, grams, capacity_grams)
      VALUES (
        :tenant, :day, :version, :route, :vehicle, :name, :latitude, :longitude, :starts, :ends,
        :metres, :driven, :litres, :capacityLitres, :grams, :capacityGrams)
      """;

  private static final String INSERT_STOP =
      """
      INSERT INTO plan_stop (
        tenant, day, version, route, stop, bin, bin_name, latitude, longitude, arrives_ms, litres,
        grams, litres_after, grams_after, reason, p_overflow, level_percent, sentence)
      VALUES (
        :tenant, :day, :version, :route, :stop, :bin, :name, :latitude, :longitude, :arrives,
        :litres, :grams, :litresAfter, :gramsAfter, :reason, :pOverflow, :levelPercent, :sentence)
      """;

  private static final String INSERT_LEFT_OUT =
      """
      INSERT INTO plan_left_out (tenant, day, version, place, bin, bin_name, why, sentence)
      VALUES (:tenant, :day, :version, :place, :bin, :name, :why, :sentence)
      """;

  private PreparedBatch versioned(PreparedBatch batch, PublishedPlan plan) {
    return batch
        .bind("tenant", tenant)
        .bind("day", plan.day().toString())
        .bind("version", plan.version());
  }

  private static void addRoute(PreparedBatch batch, int number, PlannedRoute route) {
    batch
        .bind("route", number)
        .bind("vehicle", route.vehicle())
        .bind("name", route.vehicleName())
        .bind("latitude", route.start().latitude())
        .bind("longitude", route.start().longitude())
        .bind("starts", route.startsAt().toEpochMilli())
        .bind("ends", route.endsAt().toEpochMilli())
        .bind("metres", route.metres())
        .bind("driven", route.drivenSeconds())
        .bind("litres", route.litres())
        .bind("capacityLitres", route.capacityLitres())
        .bind("grams", route.grams())
        .bind("capacityGrams", route.capacityGrams())
        .add();
  }

  private static void addStop(PreparedBatch batch, int route, PlannedStop stop) {
    batch
        .bind("route", route)
        .bind("stop", stop.order())
        .bind("bin", stop.bin())
        .bind("name", stop.binName())
        .bind("latitude", stop.position().latitude())
        .bind("longitude", stop.position().longitude())
        .bind("arrives", stop.arrivesAt().toEpochMilli())
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

  private static void addLeftOut(PreparedBatch batch, int place, LeftOut leftOut) {
    batch
        .bind("place", place)
        .bind("bin", leftOut.bin())
        .bind("name", leftOut.binName())
        .bind("why", leftOut.why().name())
        .bind("sentence", leftOut.sentence())
        .add();
  }
}
