package io.lucidbins.bridge.database;

import com.zaxxer.hikari.HikariDataSource;
import io.lucidbins.bridge.database.Transaction.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The store: {@link #read} for a snapshot, {@link #write} for what must be durable on return,
 * {@link #submit} for the same without waiting.
 */
public final class Database implements AutoCloseable {
  /** How many reads run at once; the next one waits for a connection. */
  static final int READERS = 4;

  private final HikariDataSource readers;
  private final HikariDataSource scheduling;
  private final GroupCommit writer;

  private Database(SqliteConnections connections, LongSupplier nanos) {
    this.readers = connections.readers(READERS);
    this.scheduling = connections.scheduling();
    this.writer = new GroupCommit(connections::openWriter, nanos);
  }

  /**
   * Opens the store and brings its schema to this version.
   *
   * @param nanos elapsed time in nanoseconds, for the length of a group commit
   * @throws StoreException if the file cannot be opened or its schema cannot be migrated
   */
  public static Database open(StoreSettings settings, LongSupplier nanos) {
    var connections = new SqliteConnections(settings.file());
    connections.prepare();
    Schema.migrate(connections.writing(), "sqlite");
    var database = new Database(connections, nanos);
    database.writer.start();
    return database;
  }

  /** Runs the work on one snapshot of what is committed; a write inside it fails. */
  public <T extends @Nullable Object> T read(Function<Transaction, T> work) {
    try (Connection connection = readers.getConnection();
        var handle = Jdbi.create(connection).open();
        var session = new ReadSession(connection, new Session(connection, handle))) {
      return work.apply(new Transaction(session.session()));
    } catch (SQLException e) {
      throw new StoreException("the store cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Runs the work on the writer and returns when it is durable.
   *
   * @throws RuntimeException what the work threw, after its changes were undone
   * @throws StoreException if the store failed; then nothing of the work is stored
   */
  public <T extends @Nullable Object> T write(Function<Transaction, T> work) {
    if (writer.onWriter()) {
      throw new IllegalStateException("a work or hook of the writer must not wait for a write");
    }
    try {
      return submit(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        cause.addSuppressed(new Throwable("asked for here"));
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Like {@link #write} without waiting. Stages of the future run on the writer's thread unless
   * they are asynchronous: they only hand over. When many works wait already, this call waits.
   */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Function<Transaction, T> work) {
    return writer.submit(work);
  }

  /** Plain connections for the job scheduler, which brings its own SQL. */
  public DataSource schedulerSource() {
    return scheduling;
  }

  /** Commits what was accepted, then closes. */
  @Override
  public void close() {
    writer.close();
    scheduling.close();
    readers.close();
  }

  /** Ends the snapshot before the connection goes back to its pool. */
  private record ReadSession(Connection connection, Session session) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      connection.rollback();
    }
  }
}
