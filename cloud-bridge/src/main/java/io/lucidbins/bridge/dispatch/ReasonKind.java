package io.lucidbins.bridge.dispatch;

/**
 * Why a bin is in a plan. The names are stable, since they are stored and programs rely on them.
 */
public enum ReasonKind {
  /** It is full, or may overflow before a truck comes by again. */
  FULLNESS,
  /** It was last emptied too long ago, for hygiene. */
  AGE,
  /** The day is one of its fixed days. */
  SCHEDULE
}
