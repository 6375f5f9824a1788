package io.lucidbins.agent.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * SQLite on a card that takes what is written but fails to sync it: while it is open, as many
 * commits as asked for are done and reported as failed.
 */
final class CommitsThatFailLate implements Driver, AutoCloseable {
  private final Driver real;
  private final AtomicInteger left = new AtomicInteger();

  private CommitsThatFailLate(Driver real) {
    this.real = real;
  }

  static CommitsThatFailLate install() throws SQLException {
    var failing = new CommitsThatFailLate(DriverManager.getDriver("jdbc:sqlite:"));
    DriverManager.deregisterDriver(failing.real);
    DriverManager.registerDriver(failing);
    return failing;
  }

  void failNext(int commits) {
    left.set(commits);
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    Connection connection = real.connect(url, info);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> call(connection, method, arguments));
  }

  private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
    try {
      Object result = method.invoke(connection, arguments);
      if (method.getName().equals("commit") && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new SQLException("disk I/O error");
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return real.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return real.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
    DriverManager.registerDriver(real);
  }
}
