package io.lucidbins.agent.deposit;

import io.lucidbins.device.Bytes;

/** What happens around a bin, in order of time. Times are readings of the board's clock, nanos. */
sealed interface SessionInput {
  long atNanos();

  /** A card was presented. */
  record CardPresented(long atNanos, Bytes uid) implements SessionInput {
    /** A card number is never printed. */
    @Override
    public String toString() {
      return "CardPresented[atNanos=" + atNanos + "]";
    }
  }

  /** The lid opened. */
  record LidOpened(long atNanos) implements SessionInput {}

  /** The lid closed. */
  record LidClosed(long atNanos) implements SessionInput {}

  /** One conversion of the scale. */
  record Weighed(long atNanos, int grams) implements SessionInput {}

  /** Time passes. */
  record Tick(long atNanos) implements SessionInput {}
}
