package io.lucidbins.bridge.exchange;

/** What an import does to the stored matrix. */
public enum MatrixDifference {
  /** The import has no matrix; a stored one stays. */
  NONE,
  /** There was none before. */
  ADDED,
  /** There was another one before. */
  REPLACED,
  /** The same is stored already. */
  UNCHANGED
}
