package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import java.util.Arrays;
import java.util.Optional;

/** The forms in which a plan leaves the bridge. */
public enum PlanFormat {
  /** RFC 7946: routes as lines, visits as points. */
  GEOJSON("geojson", "application/geo+json"),
  /** RFC 4180: a row a visit. */
  CSV("csv", "text/csv; charset=utf-8; header=present"),
  /** iCalendar, RFC 5545: an event a truck. */
  ICS("ics", "text/calendar; charset=utf-8"),
  /** GPX 1.1: a route a trip, a waypoint a stop. */
  GPX("gpx", "application/gpx+xml");

  private final String code;
  private final String mediaType;

  PlanFormat(String code, String mediaType) {
    this.code = code;
    this.mediaType = mediaType;
  }

  /** The format with a code, whatever the case of its letters; empty if there is none. */
  public static Optional<PlanFormat> of(String code) {
    return Arrays.stream(values()).filter(format -> format.code.equalsIgnoreCase(code)).findFirst();
  }

  /** How addresses, options and file names call it. */
  public String code() {
    return code;
  }

  /** For the header {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** {@code plan-2026-11-21.3.gpx}, and {@code plan-2026-11-21.3-draft.gpx} until published. */
  public String fileName(DayPlan plan) {
    return "plan-" + plan.id() + (plan.isDraft() ? "-draft" : "") + "." + code;
  }
}
