package io.lucidbins.bridge.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a store to the schema of this version. */
final class Schema {
  private Schema() {}

  /**
   * Applies what is missing. Each feature numbers its migrations in a range of its own, so a lower
   * number may arrive after a higher one was applied: that is allowed, a changed or vanished
   * migration is not.
   */
  static void migrate(DataSource source, String folder) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/" + folder)
          .outOfOrder(true)
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "the store's schema cannot be brought to this version; nothing was started: "
              + e.getMessage(),
          e);
    }
  }
}
