package io.lucidbins.bridge.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that is kept in memory and behaves like the one in the store. */
public final class InMemoryFeedTail implements FeedTail {
  private final List<FeedEvent> events = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long newest;

  /** Appends an event and wakes the listeners. */
  public long publish(Topic topic, String... ids) {
    long id;
    synchronized (this) {
      id = ++newest;
      events.add(new FeedEvent(id, topic, List.of(ids)));
    }
    listeners.forEach(Runnable::run);
    return id;
  }

  /** Drops all events up to an id, as happens to those older than a day. */
  public synchronized void forgetUpTo(long id) {
    events.removeIf(event -> event.id() <= id);
  }

  @Override
  public synchronized long newest() {
    return newest;
  }

  @Override
  public synchronized Slice after(long position, int most) {
    long oldest = events.isEmpty() ? newest + 1 : events.getFirst().id();
    if (position > newest || position + 1 < oldest) {
      return new Slice.Gap(newest);
    }
    return new Slice.Events(
        events.stream().filter(event -> event.id() > position).limit(most).toList());
  }

  @Override
  public Listening onPublish(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
