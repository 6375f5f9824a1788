package io.lucidbins.bridge.database;

import io.lucidbins.bridge.database.Transaction.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The one thread that writes. It takes what waits, up to {@link #MAX_WORKS} works or {@link
 * #MAX_GROUP_NANOS}, and commits it together: it never waits for company, since works gather by
 * themselves while the commit before is being synced.
 */
final class GroupCommit implements AutoCloseable {
  static final int MAX_WORKS = 1_000;
  static final long MAX_GROUP_NANOS = 20_000_000;

  /** Beyond this many waiting works a caller waits in {@link #submit}. */
  static final int MAX_WAITING = 10_000;

  private final BlockingQueue<Work<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Supplier<Session> connections;
  private final LongSupplier nanos;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  // Only the writer's thread touches it; absent before the first group and after a failed commit.
  private @Nullable Session session;

  GroupCommit(Supplier<Session> connections, LongSupplier nanos) {
    this.connections = connections;
    this.nanos = nanos;
    // A platform thread: SQLite's native frames would pin a virtual thread's carrier.
    this.thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  <T extends @Nullable Object> CompletableFuture<T> submit(Function<Transaction, T> function) {
    var work = new Work<T>(function, new CompletableFuture<>());
    if (closing) {
      work.fail(new StoreException("the store is closed; nothing was written"));
      return work.result;
    }
    if (onWriter()) {
      // The writer must not wait for itself to make room.
      if (!waiting.offer(work)) {
        work.fail(new StoreException(MAX_WAITING + " writes wait already; nothing was written"));
      }
      return work.result;
    }
    try {
      waiting.put(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      work.fail(
          new StoreException("interrupted before the write was taken; nothing was written", e));
    }
    if (ended) {
      // The writer may have looked at the queue for the last time before the work came into it.
      refuseTheRest();
    }
    return work.result;
  }

  boolean onWriter() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    while (true) {
      try {
        commitGroup(nextGroup());
      } catch (InterruptedException e) {
        break;
      }
    }
    ended = true;
    refuseTheRest();
    closeSession();
  }

  private List<Work<?>> nextGroup() throws InterruptedException {
    var group = new ArrayList<Work<?>>();
    group.add(waiting.take());
    return group;
  }

  private void commitGroup(List<Work<?>> group) {
    try {
      Session open = open();
      open.execute("BEGIN IMMEDIATE");
      fill(group, open);
      open.execute("COMMIT");
    } catch (SQLException | StoreException e) {
      // After a failed sync nothing on this handle can be trusted: close it and open anew.
      closeSession();
      var failure = new StoreException("not stored, the store failed: " + e.getMessage(), e);
      group.forEach(work -> work.fail(failure));
      return;
    }
    group.forEach(Work::succeed);
  }

  private void fill(List<Work<?>> group, Session open) throws SQLException {
    long begun = nanos.getAsLong();
    Work<?> next = group.getFirst();
    while (next != null) {
      attempt(next, open);
      boolean full = group.size() == MAX_WORKS || nanos.getAsLong() - begun >= MAX_GROUP_NANOS;
      next = full ? null : waiting.poll();
      if (next != null) {
        group.add(next);
      }
    }
  }

  private static void attempt(Work<?> work, Session open) throws SQLException {
    open.execute("SAVEPOINT work");
    if (!work.run(open)) {
      open.execute("ROLLBACK TO work");
    }
    open.execute("RELEASE work");
  }

  private Session open() {
    if (session == null) {
      session = connections.get();
    }
    return session;
  }

  private void closeSession() {
    Session old = session;
    session = null;
    if (old != null) {
      try {
        old.close();
      } catch (RuntimeException e) {
        // The handle is given up either way; what counts was reported to the works.
        Logger.debug(e, "a connection of the store did not close cleanly");
      }
    }
  }

  private void refuseTheRest() {
    for (Work<?> work = waiting.poll(); work != null; work = waiting.poll()) {
      work.fail(new StoreException("the store is closed; nothing was written"));
    }
  }

  /** Commits what waits, then ends. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    // Its place in the queue is behind everything accepted, so all of that is committed first.
    CompletableFuture<Boolean> last = submit(_ -> true);
    closing = true;
    last.exceptionally(_ -> false).join();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One work of a group and what came of it. */
  private static final class Work<T extends @Nullable Object> {
    private final Function<Transaction, T> function;
    private final CompletableFuture<T> result;
    private List<Runnable> hooks = List.of();
    private @Nullable RuntimeException failure;
    private @Nullable T value;

    Work(Function<Transaction, T> function, CompletableFuture<T> result) {
      this.function = function;
      this.result = result;
    }

    boolean run(Session open) {
      var transaction = new Transaction(open);
      try {
        value = function.apply(transaction);
        hooks = transaction.hooks();
        return true;
      } catch (RuntimeException e) {
        failure = e;
        return false;
      } catch (Error e) {
        // The writer serves all: an error of one work, such as a class that does not load, is told
        // to whoever asked for it, or everybody would wait for a thread that is gone.
        failure = new StoreException("a work of the store broke: " + e, e);
        return false;
      }
    }

    @SuppressWarnings("NullAway") // A T that may be null is the caller's choice.
    void succeed() {
      if (failure != null) {
        result.completeExceptionally(failure);
        return;
      }
      hooks.forEach(Work::runHook);
      result.complete(value);
    }

    private static void runHook(Runnable hook) {
      try {
        hook.run();
      } catch (RuntimeException e) {
        // What was written is durable; one listener's fault must not stop the writer.
        Logger.error(e, "a hook failed after its commit; the commit stands");
      }
    }

    void fail(RuntimeException reason) {
      result.completeExceptionally(failure == null ? reason : failure);
    }
  }
}
