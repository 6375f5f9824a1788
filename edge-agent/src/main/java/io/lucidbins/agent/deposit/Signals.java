package io.lucidbins.agent.deposit;

import io.lucidbins.agent.deposit.SessionOutcome.Deposited;
import io.lucidbins.agent.deposit.SessionOutcome.LidLeftOpen;
import io.lucidbins.agent.deposit.SessionOutcome.Voided;
import io.lucidbins.agent.parts.Feedback;
import io.lucidbins.agent.parts.Feedback.Signal;

/**
 * What the citizen is told while a session goes on. Whoever showed a card or pressed the button
 * hears how it ended; whoever only lifted the lid hears of a deposit, not of its absence.
 */
final class Signals {
  private final Feedback feedback;
  private boolean expected;

  Signals(Feedback feedback) {
    this.feedback = feedback;
  }

  /** Somebody pressed the button: the reader waits for a card. */
  void pressed(long now) {
    expected = true;
    feedback.show(Signal.WAITING, now);
  }

  /** A card was read: the bin waits for what is put in. */
  void cardRead(long now) {
    expected = true;
    feedback.show(Signal.WAITING, now);
  }

  void ended(SessionOutcome outcome, long now) {
    switch (outcome) {
      case Deposited _ -> feedback.show(Signal.ACCEPTED, now);
      case Voided(SessionOutcome.Why why) -> {
        if (expected) {
          boolean left = why == SessionOutcome.Why.NOBODY_CAME;
          feedback.show(left ? Signal.NOTHING : Signal.REFUSED, now);
        }
      }
      case LidLeftOpen _ -> {
        return;
      }
    }
    expected = false;
  }

  /** Does what is due; when it wants to be called next, {@link Long#MAX_VALUE} if it need not. */
  long step(long now) {
    return feedback.step(now);
  }
}
