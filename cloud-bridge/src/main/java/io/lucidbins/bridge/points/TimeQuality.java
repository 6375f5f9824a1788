package io.lucidbins.bridge.points;

/** How far the bin's own time of a deposit can be believed. */
public enum TimeQuality {
  SYNCED,
  RECOVERED,
  ESTIMATED
}
