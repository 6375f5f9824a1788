package io.lucidbins.agent.outbox;

import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NewestSample;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.RecordCodec;
import io.lucidbins.device.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in an SQLite file: WAL and synchronous = FULL, one transaction for each append, on one
 * platform thread since native frames would pin a virtual one. A call that fails leaves nothing
 * behind; the next call opens the file anew and begins a new stream, because a handle that failed
 * to sync must not be believed again.
 */
public final class SqliteOutbox implements Outbox {
  /** Name of the database inside the state directory. */
  public static final String FILE_NAME = "outbox.db";

  private static final ThreadFactory THREADS = Thread.ofPlatform().name("outbox").factory();

  /** Work for the outbox's own thread. */
  private interface Work<T extends @Nullable Object> {
    T on(SqliteStore store) throws SQLException;
  }

  private final Path path;
  private final OutboxSettings settings;
  private final RandomGenerator random;
  private final OutboxLock lock;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(THREADS);
  private final OutboxId id;
  private final Boot boot;
  private @Nullable SqliteStore open;
  private Optional<SqliteUnsureAppend> unsure = Optional.empty();
  private volatile Consumer<List<? extends DeviceRecord>> listener = _ -> {};

  private SqliteOutbox(
      Path directory, OutboxSettings settings, RandomGenerator random, OutboxLock lock) {
    this.path = directory.resolve(FILE_NAME);
    this.settings = settings;
    this.random = random;
    this.lock = lock;
    SqliteStore first = callFirst();
    this.id = first.id();
    this.boot = first.boot();
  }

  /**
   * Opens the outbox of a state directory and counts one more boot; makes both if they are not
   * there.
   *
   * @param random for the ids of the outbox and its streams; from the system's entropy on a bin
   * @throws OutboxBusy if another process, or this one, holds it
   * @throws OutboxUnavailable if it cannot be opened; the message says why
   */
  public static SqliteOutbox open(Path directory, OutboxSettings settings, RandomGenerator random) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new OutboxUnavailable("cannot make the state directory " + directory + ": " + e, e);
    }
    OutboxLock lock = OutboxLock.take(directory.resolve("outbox.lock"));
    try {
      return new SqliteOutbox(directory, settings, random, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private SqliteStore callFirst() {
    try {
      return call("opened", store -> store);
    } catch (RuntimeException e) {
      thread.shutdown();
      throw e;
    }
  }

  @Override
  public OutboxId id() {
    return id;
  }

  @Override
  public Boot boot() {
    return boot;
  }

  @Override
  public StreamPosition append(List<? extends DeviceRecord> records) {
    if (records.isEmpty() || records.size() > MAX_APPEND_RECORDS) {
      throw new IllegalArgumentException(
          records.size() + " records to append, not 1.." + MAX_APPEND_RECORDS);
    }
    List<DeviceRecord> added = List.copyOf(records);
    List<byte[]> bodies = added.stream().map(RecordCodec::encode).toList();
    return call(
        "written",
        store -> {
          StreamPosition last = store.append(added, bodies);
          listener.accept(added);
          return last;
        });
  }

  @Override
  public void listen(Consumer<List<? extends DeviceRecord>> newListener) {
    listener = newListener;
  }

  @Override
  public List<KeptStream> streams() {
    return call("read", SqliteStore::streams);
  }

  @Override
  public int currentStart() {
    return call("read", SqliteStore::currentStart);
  }

  @Override
  public Slice read(StreamId stream, long fromSeq, int maxRows) {
    if (maxRows < 1 || maxRows > MAX_READ_ROWS) {
      throw new IllegalArgumentException(maxRows + " rows to read, not 1.." + MAX_READ_ROWS);
    }
    return call("read", store -> store.read(stream, fromSeq, maxRows));
  }

  @Override
  public void moveCursor(StreamId stream, long seq) {
    run("read", store -> store.moveCursor(stream, seq));
  }

  @Override
  public void giveUp(StreamId stream, long seq, LossReason reason) {
    run("written", store -> store.giveUp(stream, seq, reason));
  }

  @Override
  public void startAbove(int foreignStart) {
    run("written", store -> store.startAbove(foreignStart));
  }

  @Override
  public Optional<NewestSample> newestSample() {
    return call("read", SqliteStore::newestSample);
  }

  /**
   * Ends without a word, as a power cut would: for tests. What was committed is there, moved
   * cursors are lost.
   */
  void crash() {
    close(_ -> {});
  }

  @Override
  public void close() {
    close(SqliteStore::saveMovedCursors);
  }

  private interface Last {
    void on(SqliteStore store) throws SQLException;
  }

  private void close(Last last) {
    if (thread.isShutdown()) {
      return;
    }
    try {
      run("closed", last);
      run("closed", _ -> closeStore());
    } finally {
      thread.close();
      lock.close();
    }
  }

  private void run(String done, Last work) {
    this.<@Nullable Object>call(
        done,
        store -> {
          work.on(store);
          return null;
        });
  }

  private <T extends @Nullable Object> T call(String done, Work<T> work) {
    try {
      Future<T> answer = thread.submit(() -> onThread(done, work));
      return answer.get();
    } catch (RejectedExecutionException _) {
      throw new OutboxUnavailable("the outbox is closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutboxUnavailable("interrupted while the outbox was being " + done, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutboxUnavailable unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private <T extends @Nullable Object> T onThread(String done, Work<T> work) {
    try {
      return work.on(store());
    } catch (SQLException e) {
      giveUpStore();
      throw new OutboxUnavailable(
          "the outbox %s could not be %s: %s; it is opened anew at the next try"
              .formatted(path, done, e.getMessage()),
          e);
    } catch (RuntimeException | Error e) {
      // Half a transaction must not be committed together with the next one.
      giveUpStore();
      throw e;
    }
  }

  private void giveUpStore() {
    if (open != null) {
      unsure = open.unsure();
    }
    closeStore();
  }

  private SqliteStore store() throws SQLException {
    if (open == null) {
      var before = new SqliteStore.Before(Optional.ofNullable(boot), unsure);
      open = SqliteStore.open(path, settings, random, before);
      unsure = Optional.empty();
    }
    return open;
  }

  private void closeStore() {
    SqliteStore closing = open;
    open = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (SQLException e) {
        throw new OutboxUnavailable("the outbox " + path + " could not be closed", e);
      }
    }
  }
}
