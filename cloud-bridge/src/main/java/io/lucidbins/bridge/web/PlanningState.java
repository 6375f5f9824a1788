package io.lucidbins.bridge.web;

import java.time.LocalDate;

/** What became of the last order to plan that came from a page. */
sealed interface PlanningState {
  /** No page ordered a plan since the bridge started. */
  record Idle() implements PlanningState {}

  /**
   * A plan is being made.
   *
   * @param seconds how long is searched
   * @param startedNanos elapsed time when it began
   */
  record Running(LocalDate day, int seconds, long startedNanos) implements PlanningState {}

  /** The draft is stored. */
  record Made(LocalDate day, String plan) implements PlanningState {}

  /** No draft was stored, and why, in words. */
  record Failed(LocalDate day, String why) implements PlanningState {}
}
