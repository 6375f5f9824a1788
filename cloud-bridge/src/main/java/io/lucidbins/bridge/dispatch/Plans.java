package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;

/** The published plans of one tenant. A version never changes once it is stored. */
public final class Plans {
  private final Database database;
  private final SqlPlans sql;
  private final PlanListener listener;

  /**
   * @param tenant first part of every key
   * @param listener told in the transaction that publishes
   */
  public Plans(Database database, String tenant, PlanListener listener) {
    this.database = database;
    this.sql = new SqlPlans(tenant);
    this.listener = listener;
  }

  /** The plan published last, of any day. */
  public Optional<PublishedPlan> latest() {
    return database.read(sql::latest);
  }

  /** The newest version of a day. */
  public Optional<PublishedPlan> latest(LocalDate day) {
    return database.read(tx -> sql.latest(tx, day));
  }

  /** A version by its id. */
  public Optional<PublishedPlan> plan(String id) {
    return database.read(tx -> sql.plan(tx, id));
  }

  /** Stores a plan as the next version of its day: all of it, or nothing. */
  PublishedPlan publish(LocalDate day, IntFunction<PublishedPlan> ofVersion) {
    return database.write(tx -> publish(tx, day, ofVersion));
  }

  private PublishedPlan publish(
      Transaction tx, LocalDate day, IntFunction<PublishedPlan> ofVersion) {
    var plan = ofVersion.apply(sql.newestVersion(tx, day) + 1);
    sql.insert(tx, plan);
    listener.published(tx, plan.id());
    return plan;
  }
}
