package io.lucidbins.bridge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What a work sees of the store. Features pass it on without looking inside; only their {@code
 * Sql*} classes take the connection or the handle, and none of them commits or closes anything.
 */
public final class Transaction {
  private final Session session;
  private final List<Runnable> hooks = new ArrayList<>();

  Transaction(Session session) {
    this.session = session;
  }

  /** For statements that are not worth keeping; never commit, roll back or close it. */
  public Connection connection() {
    return session.connection();
  }

  /** The same connection through Jdbi; never close it. */
  public Handle handle() {
    return session.handle();
  }

  /**
   * A statement that the connection keeps for the next work, as preparing costs more than a small
   * insert. The text must be a constant, and the caller must not close the statement.
   */
  public PreparedStatement prepared(String sql) throws SQLException {
    return session.prepared(sql);
  }

  /**
   * Runs the hook once what this work wrote is durable, and never if it is not. Hooks run on the
   * writer's thread in commit order: they only hand over, and they must not wait for a write.
   */
  public void afterCommit(Runnable hook) {
    hooks.add(hook);
  }

  List<Runnable> hooks() {
    return hooks;
  }

  /** One open connection with what hangs on it. */
  static final class Session implements AutoCloseable {
    private final Connection connection;
    private final Handle handle;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    Session(Connection connection, Handle handle) {
      this.connection = connection;
      this.handle = handle;
    }

    Connection connection() {
      return connection;
    }

    Handle handle() {
      return handle;
    }

    PreparedStatement prepared(String sql) throws SQLException {
      PreparedStatement statement = kept.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        kept.put(sql, statement);
      }
      return statement;
    }

    void execute(String sql) throws SQLException {
      prepared(sql).execute();
    }

    @Override
    public void close() {
      kept.clear();
      handle.close();
      try {
        connection.close();
      } catch (SQLException e) {
        throw new StoreException("closing a connection of the store failed", e);
      }
    }
  }
}
