package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The plans as the pages see them: what there is, what is being made, which day it is. */
final class PlanningDesk {
  private final PlanDesk desk;
  private final Planning planning;
  private final InstantSource clock;
  private final ZoneId zone;

  PlanningDesk(PlanDesk desk, Planning planning, InstantSource clock, ZoneId zone) {
    this.desk = desk;
    this.planning = planning;
    this.clock = clock;
    this.zone = zone;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** What the pages offer now. */
  PlanActions actions() {
    PlanningState state = planning.state();
    int elapsed =
        state instanceof PlanningState.Running running ? planning.elapsedSeconds(running) : 0;
    return new PlanActions(
        today(), desk.latest().map(PlanActions.Offered::of), state, elapsed, Optional.empty());
  }

  /** {@link Planning#begin}. */
  boolean begin(LocalDate day, int seconds) {
    return planning.begin(day, seconds);
  }

  /** {@link PlanDesk#publish}. */
  DayPlan publish(String id) {
    return desk.publish(id);
  }

  /**
   * A plan by its id; {@code latest} is the newest one, a draft or not.
   *
   * @throws Refusal if there is none
   */
  DayPlan known(String id) {
    Optional<DayPlan> plan = id.equals("latest") ? desk.latest() : desk.plan(id);
    return plan.orElseThrow(() ->
        Refusal.of(
            ProblemKind.PLAN_UNKNOWN,
            "no plan has the id \""
                + id
                + "\"; ids are a day and a version, such as 2026-06-05.2"));
  }

  /** The plan as a file. */
  byte[] written(DayPlan plan, PlanFormat format) {
    var bytes = new ByteArrayOutputStream();
    try {
      desk.write(plan, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }
}
