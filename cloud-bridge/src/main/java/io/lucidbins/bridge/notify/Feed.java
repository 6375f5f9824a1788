package io.lucidbins.bridge.notify;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The live feed of one tenant: what changed, by topic and id, readable from any position of the
 * last 24 hours.
 *
 * <p>An event is written in the transaction that makes the change and becomes readable by its
 * commit. The newest {@value #RECENT} events are also kept in memory, so that a thousand event
 * streams cost the store nothing while they keep up.
 */
public final class Feed implements FeedTail {
  /** How long an event can be resumed from, on the clock of the bridge. */
  public static final Duration KEPT = Duration.ofDays(1);

  static final int RECENT = 4_096;
  static final int PUBLISHED_BETWEEN_PRUNINGS = 500;

  private final Database database;
  private final SqlFeed table;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Deque<FeedEvent> recent = new ArrayDeque<>();
  private long notRecentUpTo;
  private long newest;
  private int publishedSincePruning;

  /** Reads where the feed ends. */
  public Feed(Database database, String tenant, InstantSource clock) {
    this.database = database;
    this.table = new SqlFeed(tenant);
    this.clock = clock;
    this.newest = database.read(table::newest).orElse(0);
    this.notRecentUpTo = newest;
  }

  /**
   * Tells that something changed; readers learn of it when the transaction has committed.
   *
   * @param ids without blanks; none, or more than {@link FeedEvent#MAX_IDS}, stand for "any of
   *     them"
   */
  public void publish(Transaction transaction, Topic topic, Collection<String> ids) {
    List<String> told = ids.size() > FeedEvent.MAX_IDS ? List.of() : List.copyOf(ids);
    told.forEach(Feed::requireNoBlank);
    long nowMs = clock.millis();
    long id = table.insert(transaction, nowMs, topic, told);
    pruneNowAndThen(transaction, nowMs);
    transaction.afterCommit(() -> committed(new FeedEvent(id, topic, told)));
  }

  private static void requireNoBlank(String id) {
    if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("a feed id has no blanks and is not empty: '" + id + "'");
    }
  }

  /** Runs on the one writer thread, as every publishing does. */
  private void pruneNowAndThen(Transaction transaction, long nowMs) {
    if (++publishedSincePruning >= PUBLISHED_BETWEEN_PRUNINGS) {
      publishedSincePruning = 0;
      table.deleteOlderThan(transaction, nowMs - KEPT.toMillis());
    }
  }

  private void committed(FeedEvent event) {
    synchronized (recent) {
      if (event.id() <= newest) {
        return; // catchUp was faster, and readers found it in the table.
      }
      if (event.id() != newest + 1) {
        forgetUpTo(event.id() - 1); // Another process may have written what lies between.
      }
      recent.addLast(event);
      newest = event.id();
      if (recent.size() > RECENT) {
        notRecentUpTo = recent.removeFirst().id();
      }
    }
    listeners.forEach(Runnable::run);
  }

  /** Finds what another process published to the same store, and tells it to the listeners. */
  public void catchUp() {
    long stored = database.read(table::newest).orElse(0);
    synchronized (recent) {
      if (stored <= newest) {
        return;
      }
      forgetUpTo(stored);
      newest = stored;
    }
    listeners.forEach(Runnable::run);
  }

  /** From here on, positions before this one are read from the table. */
  private void forgetUpTo(long id) {
    recent.clear();
    notRecentUpTo = id;
  }

  @Override
  public long newest() {
    synchronized (recent) {
      return newest;
    }
  }

  @Override
  public Slice after(long position, int most) {
    synchronized (recent) {
      if (position > newest) {
        return new Slice.Gap(newest);
      }
      if (position >= notRecentUpTo) {
        return new Slice.Events(recentAfter(position, most));
      }
    }
    return database.read(transaction -> stored(transaction, position, most));
  }

  /** From the newest backwards, since a reader that keeps up lacks only the last few. */
  private List<FeedEvent> recentAfter(long position, int most) {
    var behind = new ArrayDeque<FeedEvent>();
    var backwards = recent.descendingIterator();
    while (backwards.hasNext()) {
      FeedEvent event = backwards.next();
      if (event.id() <= position) {
        break;
      }
      behind.addFirst(event);
    }
    return behind.stream().limit(most).toList();
  }

  private Slice stored(Transaction transaction, long position, int most) {
    long oldest = table.oldest(transaction).orElse(Long.MAX_VALUE);
    if (position + 1 < oldest) {
      return new Slice.Gap(newest());
    }
    return new Slice.Events(table.after(transaction, position, most));
  }

  @Override
  public Listening onPublish(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
