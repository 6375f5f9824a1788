package io.lucidbins.agent.deposit;

import io.lucidbins.device.Bytes;
import org.jspecify.annotations.Nullable;

/** What a session came to. */
sealed interface SessionOutcome {

  /**
   * A stable gain.
   *
   * @param card UID of the presented card; null for an anonymous deposit
   * @param lidOpenMs how long the lid was open
   * @param sessionMs from the card, or the opened lid, to the stable weight
   */
  record Deposited(
      @Nullable Bytes card, StableWeight before, StableWeight after, int lidOpenMs, int sessionMs)
      implements SessionOutcome {
    int netGrams() {
      return after.grams() - before.grams();
    }

    @Override
    public String toString() {
      return "Deposited[netGrams=" + netGrams() + ", anonymous=" + (card == null) + "]";
    }
  }

  /** No deposit, and why. */
  record Voided(Why why) implements SessionOutcome {}

  /** The lid has been open for a long time. */
  record LidLeftOpen() implements SessionOutcome {}

  /** Why a session came to nothing. */
  enum Why {
    /** A card, but then no lid and no weight. */
    NOBODY_CAME,
    /** No stable weight from before is known. */
    NO_WEIGHT_BEFORE,
    /** The weight is the same, or the gain is below the least: put in and taken out again. */
    NOTHING_ADDED,
    /** The weight is less: emptied, or something was taken out. */
    TAKEN_OUT,
    /** More than anybody carries. */
    TOO_HEAVY,
    /** The weight did not settle: somebody leans on the bin, or the scale failed. */
    UNSTABLE
  }
}
