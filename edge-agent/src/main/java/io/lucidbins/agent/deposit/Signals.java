package io.lucidbins.agent.deposit;

import io.lucidbins.agent.deposit.SessionOutcome.Deposited;
import io.lucidbins.agent.deposit.SessionOutcome.LidLeftOpen;
import io.lucidbins.agent.deposit.SessionOutcome.Voided;
import io.lucidbins.agent.parts.Display;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Feedback;
import io.lucidbins.agent.parts.Feedback.Signal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the citizen is told while a session goes on, by lamps, buzzer and display. Whoever showed a
 * card, or pressed the button within the last minute, hears how it ended; whoever only lifted the
 * lid hears of a deposit, not of its absence.
 */
final class Signals {
  /** Organic dots wear out by light. */
  static final Duration DISPLAY_STAYS = Duration.ofSeconds(20);

  /** A press that no session followed is forgotten; the one after it is somebody else's. */
  static final Duration PRESS_STAYS = Duration.ofSeconds(60);

  private final Feedback feedback;
  private final @Nullable Display display;
  private @Nullable Failure displayFault;
  private long displayUntil = Long.MAX_VALUE;
  private boolean cardRead;
  private long pressedUntil = Long.MIN_VALUE;

  /**
   * @param display null if there is none
   */
  Signals(Feedback feedback, @Nullable Display display) {
    this.feedback = feedback;
    this.display = display;
  }

  /** Somebody pressed the button: the reader waits for a card. */
  void pressed(long now) {
    pressedUntil = now + PRESS_STAYS.toNanos();
    show(Signal.WAITING, now);
  }

  /** A card was read: the bin waits for what is put in. */
  void cardRead(long now) {
    cardRead = true;
    show(Signal.WAITING, now);
  }

  void ended(SessionOutcome outcome, long now) {
    switch (outcome) {
      case Deposited _ -> show(Signal.ACCEPTED, now);
      case Voided(SessionOutcome.Why why) -> {
        if (cardRead || now < pressedUntil) {
          boolean left = why == SessionOutcome.Why.NOBODY_CAME;
          show(left ? Signal.NOTHING : Signal.REFUSED, now);
        }
      }
      case LidLeftOpen _ -> {
        return;
      }
    }
    cardRead = false;
    pressedUntil = Long.MIN_VALUE;
  }

  private void show(Signal signal, long now) {
    feedback.show(signal, now);
    Display there = display;
    if (there != null) {
      displayFault = there.show(Pictures.of(signal)).orElse(null);
      displayUntil = now + DISPLAY_STAYS.toNanos();
    }
  }

  /** Does what is due; when it wants to be called next, {@link Long#MAX_VALUE} if it need not. */
  long step(long now) {
    Display there = display;
    if (there != null && now >= displayUntil) {
      displayFault = there.off().orElse(null);
      displayUntil = Long.MAX_VALUE;
    }
    return Math.min(feedback.step(now), displayUntil);
  }

  /** Why the display did not do what it was last told; empty if it did. */
  Optional<Failure> displayFault() {
    return Optional.ofNullable(displayFault);
  }
}
