package io.lucidbins.bridge.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of error this server answers; names are stable, since programs rely on them. */
public enum ProblemKind {
  BAD_PARAMETER(
      400,
      "A parameter is wrong",
      "A query parameter or a part of the path has a value that cannot be used. The list of errors"
          + " names each one with what was expected."),
  BAD_REQUEST(
      400,
      "The request is not understood",
      "The request is not valid HTTP, or its address holds characters that are not allowed there."),
  HOST_REFUSED(
      421,
      "This is another host",
      "The request names a host that this bridge is not. That keeps pages of other sites, which may"
          + " point a name of theirs at this machine, from reading and steering the bridge."),
  CROSS_SITE(
      403,
      "Another site sent this",
      "A request that changes something has to come from the bridge's own pages, or from a program"
          + " that is not a browser. This one came from a page of another site."),
  NOT_FOUND(404, "There is nothing here", "No page and no resource has this address."),
  BIN_UNKNOWN(
      404,
      "The bin is not known",
      "No bin has this id. A bin appears by itself as soon as its agent has reported once."),
  NO_FORECAST_YET(
      404,
      "There is no forecast yet",
      "Too little is known of this bin to say how its level goes on. A forecast needs a level that"
          + " the bin reported."),
  NO_PLAN_YET(
      404,
      "There is no plan yet",
      "No plan was made so far. The bridge plans each day; trucks and bins with a position are"
          + " needed for it."),
  PLAN_UNKNOWN(
      404,
      "The plan is not known",
      "No plan has this id. An id is a day and a version, such as 2026-06-05.2; latest stands for"
          + " the newest one."),
  FORMAT_UNKNOWN(
      404,
      "The format is not known",
      "Plans leave the bridge as geojson, csv, ics and gpx; this address names another format."),
  PLANNING_BUSY(
      409,
      "A plan is being made already",
      "The bridge makes one plan at a time, since each takes a whole core. Wait until it is"
          + " there."),
  TOO_LARGE(
      413,
      "That is too large",
      "A file or a request is larger than this address takes; the detail says how large it may be"
          + " and which other way there is."),
  IMPORT_REFUSED(
      422,
      "The files hold mistakes",
      "Nothing was imported. The list of errors names file, line, column and value of each mistake,"
          + " and what would be right."),
  IMPORT_OUTDATED(
      409,
      "The check is no longer valid",
      "Only what was checked is imported, and only into the fleet that it was checked against."
          + " Check the files again."),
  IMPORT_BUSY(
      409,
      "Another import is being read",
      "The bridge reads the files of one import at a time. Try again in a moment."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed", "This address answers other methods than the one used."),
  TOO_MANY_STREAMS(
      503,
      "Too many open event streams",
      "As many programs and pages are listening as one bridge serves. Try again in a minute."),
  NOT_READY(
      503,
      "The bridge is not ready",
      "A part that the bridge needs does not work just now. The list of errors names it."),
  REFUSED(
      400,
      "The request is refused",
      "The request breaks a limit or a rule of this server; the detail says which."),
  INTERNAL(
      500,
      "Something broke in the bridge",
      "This is a fault of the bridge. The log of the bridge has the cause under the trace id.");

  private final int status;
  private final String title;
  private final String explanation;

  ProblemKind(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  /** Its HTTP status. */
  public int status() {
    return status;
  }

  /** What happened, in a few words. */
  public String title() {
    return title;
  }

  /** What it means and what to do. */
  public String explanation() {
    return explanation;
  }

  /** Last part of the address that explains it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ProblemKind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
