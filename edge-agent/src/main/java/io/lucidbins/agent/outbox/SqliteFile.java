package io.lucidbins.agent.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database file of the outbox: its pragmas, its schema and its size. Used by one thread. */
final class SqliteFile implements AutoCloseable {
  /** Versions before have the WAL-reset bug and can lose commits [sqlite.org/wal.html]. */
  private static final int[] LEAST_VERSION = {3, 51, 3};

  /** What the log may take beside the pages. */
  static final long LOG_BYTES = 4L << 20;

  private static final int PAGE_BYTES = 4_096;

  private static final String[] PRAGMAS = {
    // Cannot be changed once the file is in WAL mode: 4 KiB is the block of cards and of ext4.
    "PRAGMA page_size = 4096",
    // One fsync a commit, and readers never block the writer.
    "PRAGMA journal_mode = WAL",
    // With NORMAL a committed transaction may roll back after a power cut.
    "PRAGMA synchronous = FULL",
    // Small steps keep the log, and the pause of a checkpoint, small.
    "PRAGMA wal_autocheckpoint = 256",
    // After a burst the log shrinks again.
    "PRAGMA journal_size_limit = 4194304",
    // Nothing is written beside the database and its log.
    "PRAGMA temp_store = MEMORY",
    // A reader that checkpoints is waited for.
    "PRAGMA busy_timeout = 5000",
  };

  private static final String[] SCHEMA = {
    """
    -- What this file is: its id, the version of its tables, the number of the next start.
    CREATE TABLE IF NOT EXISTS outbox (
      id INTEGER NOT NULL, format INTEGER NOT NULL, next_start INTEGER NOT NULL)
    """,
    """
    -- One row for each start of the agent; offset_ms is wall ms minus monotonic ms once the clock was set.
    CREATE TABLE IF NOT EXISTS boot (number INTEGER PRIMARY KEY, offset_ms INTEGER)
    """,
    """
    -- Streams in order of their start; one without rows is a stub. newest is the last seq given out.
    CREATE TABLE IF NOT EXISTS stream (
      ordinal INTEGER PRIMARY KEY, id INTEGER NOT NULL, start INTEGER NOT NULL,
      boot INTEGER NOT NULL, newest INTEGER NOT NULL, cursor INTEGER NOT NULL,
      last_ms INTEGER NOT NULL)
    """,
    """
    -- Records and tombstones; position is the ordinal of the stream * 2^40 + seq, so order needs no index.
    CREATE TABLE IF NOT EXISTS record (
      position INTEGER PRIMARY KEY, kind INTEGER NOT NULL, monotonic_ms INTEGER NOT NULL,
      crc INTEGER NOT NULL, body BLOB NOT NULL)
    """,
  };

  private final Connection connection;

  private SqliteFile(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file for its one writer; makes it if it is not there. */
  static SqliteFile open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try {
      try (Statement statement = connection.createStatement()) {
        requireVersion(statement);
        for (String pragma : PRAGMAS) {
          statement.execute(pragma);
        }
        for (String table : SCHEMA) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new SqliteFile(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void requireVersion(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
      rows.next();
      requireVersion(rows.getString(1));
    }
  }

  static void requireVersion(String version) {
    String[] parts = version.split("\\.", -1);
    for (int i = 0; i < LEAST_VERSION.length; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part != LEAST_VERSION[i]) {
        if (part > LEAST_VERSION[i]) {
          return;
        }
        throw new OutboxUnavailable(
            "SQLite " + version + " can lose commits; 3.51.3 or later is needed");
      }
    }
  }

  Connection connection() {
    return connection;
  }

  /** Bytes of the pages in use; freed pages are used again before the file grows. */
  long usedBytes() throws SQLException {
    return PAGE_BYTES * (pragma("page_count") - pragma("freelist_count"));
  }

  private long pragma(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
