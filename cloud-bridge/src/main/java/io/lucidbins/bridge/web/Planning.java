package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.PlanRefused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * Makes the plans that pages order: one at a time, since each takes a whole core for as long as it
 * was told to search, and never on the thread of a request.
 */
final class Planning {
  static final int LEAST_SECONDS = 1;
  static final int MOST_SECONDS = 60;
  static final int USUAL_SECONDS = 10;

  private static final String BROKEN = "this is a fault of the bridge; its log has the cause";

  private final PlanDesk desk;
  private final LongSupplier nanos;
  private final AtomicReference<PlanningState> state =
      new AtomicReference<>(new PlanningState.Idle());

  /**
   * @param nanos elapsed time in nanoseconds
   */
  Planning(PlanDesk desk, LongSupplier nanos) {
    this.desk = desk;
    this.nanos = nanos;
  }

  PlanningState state() {
    return state.get();
  }

  /** How many whole seconds it has been searched, at most as many as were ordered. */
  int elapsedSeconds(PlanningState.Running running) {
    long elapsed = Duration.ofNanos(nanos.getAsLong() - running.startedNanos()).toSeconds();
    return Math.clamp(elapsed, 0, running.seconds());
  }

  /**
   * Begins to plan the day.
   *
   * @param seconds {@value #LEAST_SECONDS} to {@value #MOST_SECONDS}
   * @return false if a plan is being made already; then nothing is begun
   */
  boolean begin(LocalDate day, int seconds) {
    var running = new PlanningState.Running(day, seconds, nanos.getAsLong());
    PlanningState before = state.get();
    if (before instanceof PlanningState.Running || !state.compareAndSet(before, running)) {
      return false;
    }
    Thread.ofPlatform().daemon().name("planning").start(() -> run(running));
    return true;
  }

  /** Whatever happens, the next order finds the desk free. */
  private void run(PlanningState.Running running) {
    PlanningState outcome = new PlanningState.Failed(running.day(), BROKEN);
    try {
      outcome = outcome(running);
    } finally {
      state.set(outcome);
    }
  }

  private PlanningState outcome(PlanningState.Running running) {
    try {
      var draft = desk.plan(running.day(), Duration.ofSeconds(running.seconds()));
      return new PlanningState.Made(running.day(), draft.id());
    } catch (PlanRefused | IllegalArgumentException e) {
      return new PlanningState.Failed(running.day(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      Logger.error(e, "planning {} failed; the plan before stays", running.day());
      return new PlanningState.Failed(running.day(), BROKEN);
    }
  }
}
