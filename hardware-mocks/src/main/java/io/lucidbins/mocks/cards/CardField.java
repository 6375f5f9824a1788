package io.lucidbins.mocks.cards;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is in front of a bin's reader and when: none, one or two cards at a time. */
public final class CardField {
  private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

  private final VirtualClock clock;
  private final List<Visit> visits = new ArrayList<>();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  private record Visit(ContactlessCard card, long from, long to) {
    boolean covers(long nanos) {
      return from <= nanos && nanos < to;
    }
  }

  public CardField(VirtualClock clock) {
    this.clock = clock;
  }

  /** Holds a card there from now on for {@code time}. */
  public void present(ContactlessCard card, Duration time) {
    long now = clock.nanos();
    synchronized (this) {
      visits.removeIf(visit -> visit.to() < now - KEPT_NANOS);
      visits.add(new Visit(card, now, now + time.toNanos()));
    }
    listeners.forEach(Runnable::run);
  }

  /** Takes all cards away now. */
  public synchronized void clear() {
    long now = clock.nanos();
    visits.replaceAll(
        visit -> visit.covers(now) ? new Visit(visit.card(), visit.from(), now) : visit);
  }

  /** Runs {@code listener} each time a card is presented. */
  public void onPresent(Runnable listener) {
    listeners.add(listener);
  }

  /** The cards that are there at a reading of the clock, the first one first. */
  public synchronized List<ContactlessCard> at(long nanos) {
    return visits.stream().filter(visit -> visit.covers(nanos)).map(Visit::card).toList();
  }

  /** Whether this very card is there. */
  public synchronized boolean holds(@Nullable ContactlessCard card, long nanos) {
    return visits.stream().anyMatch(visit -> visit.card() == card && visit.covers(nanos));
  }

  /** When a card is first there within the time, both included; MAX_VALUE if none is. */
  public synchronized long firstBetween(long from, long to) {
    return visits.stream()
        .filter(visit -> visit.from() <= to && visit.to() > from)
        .mapToLong(visit -> Math.max(from, visit.from()))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
