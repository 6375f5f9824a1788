package io.lucidbins.bridge;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import io.lucidbins.bridge.database.Database;

/**
 * db-scheduler's SQL for SQLite. As shipped it limits a query by {@code OFFSET ... FETCH}, which
 * SQLite refuses: every poll would fail for ever, and only the log would say so.
 */
final class SqliteScheduling extends DefaultJdbcCustomization {
  private SqliteScheduling() {
    super(false);
  }

  /** A scheduler whose table is in the store. */
  static SchedulerBuilder of(Database store) {
    return Scheduler.create(store.schedulerSource()).jdbcCustomization(new SqliteScheduling());
  }

  @Override
  public String getName() {
    return "SQLite";
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return " LIMIT " + limit;
  }
}
