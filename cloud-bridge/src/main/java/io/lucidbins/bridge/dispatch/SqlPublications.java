package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The table {@code plan_publication}: which version of a day was put in force when. */
final class SqlPublications {
  private final String tenant;

  SqlPublications(String tenant) {
    this.tenant = tenant;
  }

  /** The id of the version in force. */
  Optional<String> inForce(Transaction tx, LocalDate day) {
    return tx.handle()
        .createQuery(
            """
            SELECT day || '.' || version FROM plan_publication
            WHERE tenant = :tenant AND day = :day ORDER BY publication DESC LIMIT 1
            """)
        .bind("tenant", tenant)
        .bind("day", day.toString())
        .mapTo(String.class)
        .findOne();
  }

  /** The id of the version that was put in force last, of any day. */
  Optional<String> newest(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            SELECT day || '.' || version FROM plan_publication
            WHERE tenant = :tenant ORDER BY published_ms DESC, day DESC, publication DESC LIMIT 1
            """)
        .bind("tenant", tenant)
        .mapTo(String.class)
        .findOne();
  }

  void add(Transaction tx, DayPlan plan, Instant now) {
    tx.handle()
        .createUpdate(
            """
            INSERT INTO plan_publication (tenant, day, publication, version, published_ms)
            SELECT :tenant, :day, COALESCE(MAX(publication), 0) + 1, :version, :now
            FROM plan_publication WHERE tenant = :tenant AND day = :day
            """)
        .bind("tenant", tenant)
        .bind("day", plan.day().toString())
        .bind("version", plan.version())
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
