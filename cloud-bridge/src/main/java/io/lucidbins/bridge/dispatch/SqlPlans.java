package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code plan} and {@code plan_left_out}; {@link SqlRoutes} has the others. */
final class SqlPlans {
  private static final String HEAD =
      """
      SELECT day, version, made_ms, problem_hash, seed, iterations, verdict, travel,
        (SELECT MAX(published_ms) FROM plan_publication AS p
          WHERE p.tenant = plan.tenant AND p.day = plan.day AND p.version = plan.version
        ) AS published_ms
      FROM plan WHERE tenant = :tenant
      """;

  private final String tenant;
  private final SqlRoutes routes;

  SqlPlans(String tenant) {
    this.tenant = tenant;
    this.routes = new SqlRoutes(tenant);
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

  Optional<DayPlan> latest(Transaction tx) {
    var newest = HEAD + "ORDER BY made_ms DESC, day DESC, version DESC LIMIT 1";
    return whole(tx, query(tx, newest));
  }

  /** An id that is none has no plan. */
  Optional<DayPlan> plan(Transaction tx, String id) {
    var one = HEAD + "AND day || '.' || version = :id";
    return whole(tx, query(tx, one).bind("id", id));
  }

  private Query query(Transaction tx, String sql) {
    return tx.handle().createQuery(sql).bind("tenant", tenant);
  }

  private Optional<DayPlan> whole(Transaction tx, Query head) {
    return head.map((row, _) -> plan(row))
        .findOne()
        .map(plan ->
            new DayPlan(
                plan.id(),
                plan.day(),
                plan.version(),
                plan.madeAt(),
                plan.publishedAt(),
                plan.origin(),
                routes.of(tx, plan.day(), plan.version()),
                leftOut(tx, plan)));
  }

  private static DayPlan plan(ResultSet row) throws SQLException {
    var day = LocalDate.parse(row.getString("day"));
    int version = row.getInt("version");
    return new DayPlan(
        DayPlan.id(day, version),
        day,
        version,
        Instant.ofEpochMilli(row.getLong("made_ms")),
        publishedAt(row),
        new Origin(
            row.getString("problem_hash"),
            row.getLong("seed"),
            row.getString("iterations"),
            row.getString("verdict"),
            row.getString("travel")),
        List.of(),
        List.of());
  }

  private static Optional<Instant> publishedAt(ResultSet row) throws SQLException {
    long millis = row.getLong("published_ms");
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private List<LeftOut> leftOut(Transaction tx, DayPlan plan) {
    return query(
            tx,
            """
            SELECT bin, bin_name, why, sentence FROM plan_left_out
            WHERE tenant = :tenant AND day = :day AND version = :version ORDER BY place
            """)
        .bind("day", plan.day().toString())
        .bind("version", plan.version())
        .map((row, _) ->
            new LeftOut(
                row.getString("bin"),
                row.getString("bin_name"),
                LeftOutKind.valueOf(row.getString("why")),
                row.getString("sentence")))
        .list();
  }

  void insert(Transaction tx, DayPlan plan) {
    insertHead(tx, plan);
    routes.insert(tx, plan);
    insertLeftOut(tx, plan);
  }

  private void insertHead(Transaction tx, DayPlan plan) {
    tx.handle()
        .createUpdate(
            """
            INSERT INTO plan (
              tenant, day, version, made_ms, problem_hash, seed, iterations, verdict, travel)
            VALUES (
              :tenant, :day, :version, :made, :hash, :seed, :iterations, :verdict, :travel)
            """)
        .bind("tenant", tenant)
        .bind("day", plan.day().toString())
        .bind("version", plan.version())
        .bind("made", plan.madeAt().toEpochMilli())
        .bind("hash", plan.origin().problemHash())
        .bind("seed", plan.origin().seed())
        .bind("iterations", plan.origin().iterations())
        .bind("verdict", plan.origin().verdict())
        .bind("travel", plan.origin().travel())
        .execute();
  }

  private void insertLeftOut(Transaction tx, DayPlan plan) {
    if (plan.unserved().isEmpty()) {
      return;
    }
    try (var batch =
        tx.handle()
            .prepareBatch(
                """
                INSERT INTO plan_left_out (
                  tenant, day, version, place, bin, bin_name, why, sentence)
                VALUES (:tenant, :day, :version, :place, :bin, :name, :why, :sentence)
                """)) {
      for (int i = 0; i < plan.unserved().size(); i++) {
        var leftOut = plan.unserved().get(i);
        batch
            .bind("tenant", tenant)
            .bind("day", plan.day().toString())
            .bind("version", plan.version())
            .bind("place", i)
            .bind("bin", leftOut.bin())
            .bind("name", leftOut.binName())
            .bind("why", leftOut.why().name())
            .bind("sentence", leftOut.sentence())
            .add();
      }
      batch.execute();
    }
  }
}
