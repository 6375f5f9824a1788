package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a page offers to do about plans.
 *
 * @param today by the clock and in the zone of the pages
 * @param latest the newest plan, a draft or not
 * @param state what the last order came to
 * @param elapsedSeconds how long is searched already, if a plan is being made
 * @param refused why the last click was refused, in words
 */
public record PlanActions(
    LocalDate today,
    Optional<Offered> latest,
    PlanningState state,
    int elapsedSeconds,
    Optional<String> refused) {

  /**
   * The plan that can be published and exported.
   *
   * @param draft whether it was never published
   */
  public record Offered(String id, LocalDate day, int version, boolean draft) {
    static Offered of(DayPlan plan) {
      return new Offered(plan.id(), plan.day(), plan.version(), plan.isDraft());
    }
  }

  /** The same, saying why the last click was refused. */
  PlanActions refusing(String why) {
    return new PlanActions(today, latest, state, elapsedSeconds, Optional.of(why));
  }

  /** The days that a click can plan. */
  public List<Day> days() {
    return List.of(new Day("Today", today), new Day("Tomorrow", today.plusDays(1)));
  }

  /** The forms in which the plan can be downloaded. */
  public static List<Format> formats() {
    return List.of(
        new Format(PlanFormat.GEOJSON.code(), "GeoJSON", "maps"),
        new Format(PlanFormat.CSV.code(), "CSV", "spreadsheets"),
        new Format(PlanFormat.ICS.code(), "iCalendar", "calendars"),
        new Format(PlanFormat.GPX.code(), "GPX", "navigation"));
  }

  /**
   * A form of file.
   *
   * @param code in addresses
   * @param use what opens it
   */
  public record Format(String code, String name, String use) {}

  /** A day by its name. */
  public record Day(String name, LocalDate date) {}

  /** Whether a plan is being made. */
  public boolean isRunning() {
    return state instanceof PlanningState.Running;
  }

  /** What is going on, or what the last order came to, in words; empty if there is nothing. */
  public String words() {
    return refused.orElseGet(() ->
        switch (state) {
          case PlanningState.Idle() -> "";
          case PlanningState.Running(LocalDate day, int seconds, long _) ->
              "Planning " + name(day) + ": " + elapsedSeconds + " of " + seconds + " s";
          case PlanningState.Made(LocalDate day, String plan) ->
              "Plan " + plan + " for " + name(day) + " is made.";
          case PlanningState.Failed(LocalDate day, String why) ->
              "No plan was made for " + name(day) + ": " + why;
        });
  }

  /** How long is searched, in seconds; 0 if no plan is being made. */
  public int seconds() {
    return state instanceof PlanningState.Running running ? running.seconds() : 0;
  }

  /** Whether the words tell of something that did not work. */
  public boolean isTrouble() {
    return refused.isPresent() || state instanceof PlanningState.Failed;
  }

  private String name(LocalDate day) {
    return days().stream()
        .filter(known -> known.date().equals(day))
        .map(known -> known.name().toLowerCase(java.util.Locale.ROOT))
        .findFirst()
        .orElseGet(() -> Wording.day(day));
  }
}
