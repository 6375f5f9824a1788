package io.lucidbins.agent.deposit;

import io.lucidbins.agent.parts.Card;
import io.lucidbins.agent.parts.CardReader;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.sampling.PartHealth;
import io.lucidbins.device.EventDetail;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cards at a reader that must be asked: every 250 ms while somebody is at the bin (the
 * lid was used, or the button pressed, in the last 60 s), else not at all, since the reader's field
 * takes 100 mA; every 10 min it is asked whether it is well, and a card that lies there then is
 * nobody's. A bin with neither lid switch nor button is looked after all the time. One thread steps
 * it; {@link #used} is for any.
 */
public final class CardWatch {
  static final Duration LOOK_EVERY = Duration.ofMillis(250);
  static final Duration SOMEBODY_IS_THERE = Duration.ofSeconds(60);
  static final Duration ASK_EVERY = Duration.ofMinutes(10);

  /** A card that is held slackly is lost for a look or two. */
  static final Duration TAKEN_AWAY = Duration.ofSeconds(1);

  private final CardReader reader;
  private final MonotonicClock clock;
  private final boolean always;
  private final Wakeup wakeup = new Wakeup();
  private final PartHealth health;
  private final Listener listener;
  private volatile long activeUntil;
  private long nextLook;
  private long nextAsk;
  private boolean awake;
  private @Nullable Card held;
  private long heldAt;

  /** Hears what comes of it; it only enqueues. */
  public interface Listener {
    /** A card was presented; once, however long it is held. */
    void presented(byte[] uid);

    /** The reader failed or recovered. */
    void told(EventDetail detail);
  }

  /**
   * @param always whether nothing else tells that somebody is there
   */
  CardWatch(
      CardReader reader,
      MonotonicClock clock,
      boolean always,
      PartHealth health,
      Listener listener) {
    this.reader = reader;
    this.clock = clock;
    this.always = always;
    this.health = health;
    this.listener = listener;
    this.activeUntil = clock.nanos();
    this.nextLook = clock.nanos();
    this.nextAsk = clock.nanos();
  }

  /** Somebody used the lid or the button. */
  void used() {
    activeUntil = clock.nanos() + SOMEBODY_IS_THERE.toNanos();
    wakeup.raise();
  }

  /** When {@link #step} is due, on the board's monotonic clock. */
  public long next() {
    return isActive() ? Math.min(nextLook, nextAsk) : awake ? clock.nanos() : nextAsk;
  }

  private boolean isActive() {
    return always || clock.nanos() - activeUntil < 0;
  }

  /** Does what is due; takes at most a second or two of the board's time. */
  public void step() {
    long now = clock.nanos();
    if (isActive() ? now - nextLook >= 0 || now - nextAsk >= 0 : now - nextAsk >= 0) {
      look();
    }
    if (!isActive()) {
      rest();
    }
  }

  /** Has the reader sleep if it is awake; the next look wakes it. */
  public void rest() {
    if (awake) {
      reader.sleep();
      awake = false;
      held = null; // whoever comes next may bring the same card
    }
  }

  private void look() {
    awake = true;
    boolean somebodyIsThere = isActive();
    Measured<Optional<Card>> measured = reader.look();
    long now = clock.nanos();
    nextLook = now + LOOK_EVERY.toNanos();
    nextAsk = now + ASK_EVERY.toNanos();
    health.judge(measured).ifPresent(listener::told);
    if (!somebodyIsThere) {
      return;
    }
    switch (measured) {
      case Reading<Optional<Card>>(Optional<Card> card, _, _) -> seen(card.orElse(null), now);
      case Failed<Optional<Card>> _ -> seen(null, now);
    }
  }

  private void seen(@Nullable Card card, long now) {
    Card before = held;
    if (card != null) {
      held = card;
      heldAt = now;
      if (before == null || !Arrays.equals(before.uid(), card.uid())) {
        listener.presented(card.uid());
      }
    } else if (before != null && now - heldAt >= TAKEN_AWAY.toNanos()) {
      held = null;
    }
  }

  /** Waits until {@link #step} is due, or somebody comes. */
  public void await() throws InterruptedException {
    clock.waitUntil(next(), wakeup);
  }
}
