package io.lucidbins.bridge.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lucidbins.bridge.database.Transaction.Session;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one SQLite file, each pragma with its reason. */
final class SqliteConnections {
  /** Versions before this one can lose commits with two connections (the WAL-reset bug). */
  private static final String OLDEST_SAFE_VERSION = "3.51.3";

  /** How long a writer waits for another process that writes to the same file. */
  private static final int BUSY_TIMEOUT_MS = 10_000;

  /** A -wal file that grew during a long read is cut back to this. */
  private static final int JOURNAL_LIMIT_BYTES = 64 << 20;

  private final Path file;

  SqliteConnections(Path file) {
    this.file = file;
  }

  /** Makes the folder and the file, and checks the library. */
  void prepare() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      createForOwnerOnly();
    } catch (IOException e) {
      throw new StoreException("the store " + file + " cannot be made: " + e, e);
    }
    try (Connection connection = writing().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT sqlite_version()")) {
      requireSafe(row.next() ? row.getString(1) : "unknown");
    } catch (SQLException e) {
      throw new StoreException("the store " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** SQLite would let everybody read it; its -wal and -shm take the rights of the file. */
  private void createForOwnerOnly() throws IOException {
    try {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    } catch (FileAlreadyExistsException e) {
      // It keeps the rights that its owner gave it.
    }
  }

  private static void requireSafe(String version) {
    if (Arrays.compare(numbers(version), numbers(OLDEST_SAFE_VERSION)) < 0) {
      throw new StoreException(
          "SQLite "
              + version
              + " can lose commits; "
              + OLDEST_SAFE_VERSION
              + " or newer is needed");
    }
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\D+").splitAsStream(version).mapToInt(Integer::parseInt).toArray();
  }

  /** Connections that write; each statement is its own transaction until BEGIN IMMEDIATE. */
  SQLiteDataSource writing() {
    var config = new SQLiteConfig();
    // Readers go on while the writer commits.
    config.setJournalMode(JournalMode.WAL);
    // In WAL with NORMAL a commit may roll back after a power cut; an ack must never be that.
    config.setSynchronous(SynchronousMode.FULL);
    // A second bridge on the file, or `tail`, makes us wait instead of fail.
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    // The default is off, and a foreign key that is not checked is a comment.
    config.enforceForeignKeys(true);
    // The file gives back the space of a long outage's burst.
    config.setJournalSizeLimit(JOURNAL_LIMIT_BYTES);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  Session openWriter() {
    try {
      Connection connection = writing().getConnection();
      return new Session(connection, Jdbi.create(connection).open());
    } catch (SQLException e) {
      throw new StoreException("the store " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Readers never wait for the writer in WAL mode; the pool bounds how many read at once. */
  HikariDataSource readers(int connections) {
    var pool = new HikariConfig();
    pool.setDataSource(writing());
    // A reader that tries to write is a programming error and shall show as one.
    pool.setConnectionInitSql("PRAGMA query_only = ON");
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(1);
    // Several SELECTs of one read see one snapshot.
    pool.setAutoCommit(false);
    pool.setPoolName("store-readers");
    return new HikariDataSource(pool);
  }

  /** For the scheduler, which brings its own transactions of one statement each. */
  HikariDataSource scheduling() {
    var pool = new HikariConfig();
    pool.setDataSource(writing());
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(1);
    pool.setPoolName("store-scheduling");
    return new HikariDataSource(pool);
  }
}
