package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanRefused;
import io.lucidbins.bridge.dispatch.UnknownPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** What a planner does about plans from the page. */
public interface PlanDesk {
  /**
   * Plans a day and keeps the plan as a draft; returns after about the time of the search.
   *
   * @throws PlanRefused if the checker refuses the plan; then nothing is stored
   */
  DayPlan plan(LocalDate day, Duration search);

  /**
   * Puts a version in force on its day.
   *
   * @throws UnknownPlan if there is none with the id
   */
  DayPlan publish(String id);

  /** A version by its id. */
  Optional<DayPlan> plan(String id);

  /** The newest version made, of any day, a draft or not. */
  Optional<DayPlan> latest();

  /**
   * Writes a plan for other programs and leaves the stream open.
   *
   * @throws IOException if the stream does
   */
  void write(DayPlan plan, PlanFormat format, OutputStream out) throws IOException;
}
