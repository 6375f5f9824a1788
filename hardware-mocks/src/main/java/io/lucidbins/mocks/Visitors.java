package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * People and crews at one bin, one after the other: who comes while somebody is there waits. Calls
 * return at once, from any thread; what they ask for happens on the clock.
 */
public final class Visitors {
  /** From presenting a card to opening the lid. */
  public static final Duration CARD_TO_LID = Duration.ofSeconds(3);

  /** How long a lid stays open for a deposit. */
  public static final Duration DEPOSIT = Duration.ofSeconds(4);

  /** How long a crew has the lid open. */
  public static final Duration EMPTYING = Duration.ofSeconds(40);

  /** From one visitor to the next. */
  public static final Duration NEXT = Duration.ofSeconds(8);

  private final VirtualClock clock;
  private final Bin bin;
  private final VirtualCards cards;
  private final RandomGenerator random;
  private long freeFrom = Long.MIN_VALUE;

  Visitors(VirtualClock clock, Bin bin, VirtualCards cards, RandomGenerator random) {
    this.clock = clock;
    this.bin = bin;
    this.cards = cards;
    this.random = random;
  }

  /**
   * Somebody presents a card, opens the lid, drops waste and closes the lid.
   *
   * @param card UID of 4, 7 or 10 bytes; absent for somebody without
   * @param grams more than 0; what does not fit under the rim stays outside
   */
  public void deposit(byte @Nullable [] card, Material material, int grams) {
    if (grams <= 0) {
      throw new IllegalArgumentException("a deposit must be above 0 g, but is " + grams);
    }
    Visit visit = visit();
    if (card != null) {
      visit.card(card);
    }
    visit.lid(DEPOSIT, () -> bin.drop(material, grams)).go();
  }

  /** A crew opens the lid, empties the bin and closes the lid. */
  public void emptied() {
    visit().lid(EMPTYING, bin::empty).go();
  }

  /** Presents a card now, without waiting for anybody. */
  public void present(byte[] card) {
    cards.present(card);
  }

  /** A visit step by step; nothing happens before {@link Visit#go()}. */
  public Visit visit() {
    return new Visit();
  }

  /** A number between the two, for scenarios that give a range; both included. */
  int between(int low, int high) {
    synchronized (random) {
      return random.nextInt(low, high + 1);
    }
  }

  /** What one visitor does, in order. */
  public final class Visit {
    private final List<Step> steps = new ArrayList<>();
    private long length;

    private record Step(long offset, Runnable action) {}

    private void step(Duration offset, Runnable action) {
      steps.add(new Step(length + offset.toNanos(), action));
    }

    /** Presents a card and takes {@link #CARD_TO_LID} until the lid. */
    public Visit card(byte[] uid) {
      step(Duration.ZERO, () -> cards.present(uid));
      length += CARD_TO_LID.toNanos();
      return this;
    }

    /** Opens the lid for {@code time} and does {@code actions} evenly spread over it. */
    public Visit lid(Duration time, Runnable... actions) {
      step(Duration.ZERO, () -> bin.lid(true));
      spread(time, actions);
      step(time, () -> bin.lid(false));
      length += time.toNanos();
      return this;
    }

    /** Does {@code actions} evenly spread over {@code time} and leaves the lid as it is. */
    public Visit meanwhile(Duration time, Runnable... actions) {
      spread(time, actions);
      length += time.toNanos();
      return this;
    }

    private void spread(Duration time, Runnable... actions) {
      for (int i = 0; i < actions.length; i++) {
        step(time.multipliedBy(i + 1).dividedBy(actions.length + 1), actions[i]);
      }
    }

    /** Lets the visit happen as soon as the bin is free. */
    public void go() {
      if (steps.isEmpty()) {
        return;
      }
      long start;
      synchronized (Visitors.this) {
        start = Math.max(clock.nanos(), freeFrom);
        freeFrom = start + length + NEXT.toNanos();
      }
      steps.forEach(step -> clock.at(start + step.offset(), step.action()));
    }
  }
}
