package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.exchange.ImportReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The outermost objects of the API's answers, so that fields can be added beside the lists. */
final class Answers {
  private Answers() {}

  /** {@code GET /api/v1/bins}. */
  record Bins(List<BinView> bins, Optional<String> nextCursor) {}

  /**
   * {@code GET /api/v1/bins/{id}/readings}.
   *
   * @param nextFrom from where to ask on, when there were more than fit
   */
  record Readings(
      String binId,
      String quantity,
      Instant from,
      Instant to,
      List<ReadingView> readings,
      Optional<Instant> nextFrom) {}

  /** {@code GET /api/v1/points/feed}. */
  record Awards(List<AwardView> awards) {}

  /** {@code GET /health/live} and {@code GET /health/ready}. */
  record Health(String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> working) {}

  /** {@code POST /plans} and {@code GET /plans/progress}. */
  record PlanningProgress(
      String state,
      Optional<LocalDate> day,
      OptionalInt seconds,
      OptionalInt elapsedSeconds,
      Optional<String> planId,
      Optional<String> detail) {
    static PlanningProgress of(PlanActions actions) {
      return switch (actions.state()) {
        case PlanningState.Idle() -> of("idle", Optional.empty());
        case PlanningState.Running(LocalDate day, int seconds, long _) ->
            new PlanningProgress(
                "running",
                Optional.of(day),
                OptionalInt.of(seconds),
                OptionalInt.of(actions.elapsedSeconds()),
                Optional.empty(),
                Optional.empty());
        case PlanningState.Made(LocalDate day, String plan) ->
            of("made", Optional.of(day)).with(Optional.of(plan), Optional.empty());
        case PlanningState.Failed(LocalDate day, String why) ->
            of("failed", Optional.of(day)).with(Optional.empty(), Optional.of(why));
      };
    }

    private static PlanningProgress of(String state, Optional<LocalDate> day) {
      return new PlanningProgress(
          state, day, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private PlanningProgress with(Optional<String> plan, Optional<String> why) {
      return new PlanningProgress(state, day, seconds, elapsedSeconds, plan, why);
    }
  }

  /** {@code POST /plans/{id}/publish}. */
  record Published(String id, LocalDate day, int version, Instant publishedAt) {
    static Published of(DayPlan plan) {
      return new Published(plan.id(), plan.day(), plan.version(), plan.publishedAt().orElseThrow());
    }
  }

  /**
   * {@code POST /import} and {@code POST /import/confirm}.
   *
   * @param check to be sent to confirm; absent if there is nothing to confirm
   */
  record Import(Optional<String> check, ImportReport report) {}
}
