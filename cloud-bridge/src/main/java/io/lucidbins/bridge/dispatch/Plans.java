package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The plans of one tenant. A version never changes once it is stored; which version of a day is in
 * force is a matter of publishing.
 */
public final class Plans {
  private final Database database;
  private final SqlPlans sql;
  private final SqlPublications publications;
  private final PlanListener listener;

  /**
   * @param tenant first part of every key
   * @param listener told in the transaction that drafts or publishes
   */
  public Plans(Database database, String tenant, PlanListener listener) {
    this.database = database;
    this.sql = new SqlPlans(tenant);
    this.publications = new SqlPublications(tenant);
    this.listener = listener;
  }

  /** The newest version made, of any day, a draft or not. */
  public Optional<DayPlan> latest() {
    return database.read(sql::latest);
  }

  /** The plan that was put in force last, of any day. */
  public Optional<DayPlan> latestPublished() {
    return database.read(tx -> publications.newest(tx).flatMap(id -> sql.plan(tx, id)));
  }

  /** The version in force on a day. */
  public Optional<DayPlan> published(LocalDate day) {
    return database.read(tx -> publications.inForce(tx, day).flatMap(id -> sql.plan(tx, id)));
  }

  /** A version by its id. */
  public Optional<DayPlan> plan(String id) {
    return database.read(tx -> sql.plan(tx, id));
  }

  /** Stores a plan as the next version of its day: all of it, or nothing. */
  DayPlan draft(LocalDate day, IntFunction<DayPlan> ofVersion) {
    return database.write(tx -> {
      var plan = ofVersion.apply(sql.newestVersion(tx, day) + 1);
      sql.insert(tx, plan);
      listener.changed(tx, plan.id());
      return plan;
    });
  }

  /**
   * Puts a version in force on its day, an older one too. For the version that is in force already
   * nothing changes.
   *
   * @return the version as it is now
   * @throws UnknownPlan if there is none with the id; then the last one stays in force
   */
  public DayPlan publish(String id, Instant now) {
    return database.write(tx -> publish(tx, id, now));
  }

  private DayPlan publish(Transaction tx, String id, Instant now) {
    var plan = sql.plan(tx, id).orElseThrow(() -> new UnknownPlan(id));
    if (publications.inForce(tx, plan.day()).filter(id::equals).isPresent()) {
      return plan;
    }
    publications.add(tx, plan, now);
    listener.changed(tx, id);
    return sql.plan(tx, id).orElseThrow();
  }
}
