package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedTip;
import io.lucidbins.bridge.web.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A plan in plain text. */
final class PlanText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String TRUCK =
      "%-14s  %-5s  %-5s  %7s  %7s  %7s  %7s  %5s  %4s  %15s  %16s%n";

  private final ZoneId zone;

  /**
   * @param zone of the clock times
   */
  PlanText(ZoneId zone) {
    this.zone = zone;
  }

  /** What it comes to: verdict, trucks, totals, and what is left out with its reasons. */
  String summary(DayPlan plan) {
    var text = new StringBuilder();
    text.append("Plan %s for %s, %s%n".formatted(plan.id(), Wording.day(plan.day()), state(plan)));
    text.append("  checker  %s%n".formatted(plan.origin().verdict()));
    text.append("  travel   %s%n".formatted(plan.origin().travel()));
    text.append(
        String.format(
            Locale.ROOT,
            "  bins     %,d emptied, %,d left out%n",
            plan.stops(),
            plan.unserved().size()));
    text.append("  total    %s%n%n".formatted(total(plan)));
    text.append(trucks(plan));
    text.append(leftOut(plan));
    return text.toString();
  }

  private String state(DayPlan plan) {
    return plan.publishedAt().map(at -> "published " + dayAndClock(at)).orElse("a draft");
  }

  private String dayAndClock(Instant at) {
    return at.atZone(zone).toLocalDate() + " " + clock(at);
  }

  private static String total(DayPlan plan) {
    long waitedS = plan.workingSeconds() - plan.drivenSeconds() - plan.servedSeconds();
    return String.format(
        Locale.ROOT,
        "%s: %s driving, %s service, %s waiting; %s, %s, %s, %s",
        minutes(plan.workingSeconds()),
        minutes(plan.drivenSeconds()),
        minutes(plan.servedSeconds()),
        minutes(waitedS),
        Wording.kilometres(plan.metres()),
        Wording.count(plan.routes().size(), "truck"),
        Wording.count(plan.tips(), "tip"),
        Wording.mass(plan.grams()));
  }

  private String trucks(DayPlan plan) {
    if (plan.routes().isEmpty()) {
      return "No truck leaves.%n".formatted();
    }
    var text =
        new StringBuilder(
            TRUCK.formatted(
                "truck",
                "start",
                "end",
                "km",
                "driving",
                "service",
                "waiting",
                "stops",
                "tips",
                "heaviest",
                "fullest"));
    plan.routes().forEach(route -> text.append(truck(route)));
    return text.toString();
  }

  private String truck(PlannedRoute route) {
    return TRUCK.formatted(
        route.vehicle(),
        clock(route.startsAt()),
        clock(route.endsAt()),
        String.format(Locale.ROOT, "%.1f", route.metres() / 1e3),
        minutes(route.drivenSeconds()),
        minutes(route.servedSeconds()),
        minutes(route.waitedSeconds()),
        route.stops().size(),
        route.tips().size(),
        String.format(
            Locale.ROOT,
            "%,.0f kg %3d %%",
            route.peakGrams() / 1e3,
            percent(route.peakGrams(), route.capacityGrams())),
        String.format(
            Locale.ROOT,
            "%,d l %3d %%",
            route.peakLitres(),
            percent(route.peakLitres(), route.capacityLitres())));
  }

  private static long percent(long part, long whole) {
    return Math.round(100.0 * part / whole);
  }

  private static String minutes(long seconds) {
    return Math.round(seconds / 60.0) + " min";
  }

  private static String leftOut(DayPlan plan) {
    if (plan.unserved().isEmpty()) {
      return "";
    }
    var text = new StringBuilder("%nLeft out:%n".formatted());
    plan.unserved()
        .forEach(left ->
            text.append(
                "  %-14s  %-24s  %s%n".formatted(left.bin(), left.binName(), left.sentence())));
    return text.toString();
  }

  /** The summary, then every visit of every truck. */
  String whole(DayPlan plan) {
    var text = new StringBuilder(summary(plan));
    plan.routes().forEach(route -> text.append(visits(route)));
    return text.toString();
  }

  private String visits(PlannedRoute route) {
    var text =
        new StringBuilder(
            "%n%s, %s%n  %s  leaves %s%n"
                .formatted(
                    route.vehicle(),
                    route.vehicleName(),
                    clock(route.startsAt()),
                    route.start().name()));
    for (var visit : route.visits()) {
      text.append(
          switch (visit) {
            case PlannedStop stop -> line(stop);
            case PlannedTip tip -> line(tip);
          });
    }
    return text.append("  %s  back at %s%n".formatted(clock(route.endsAt()), route.end().name()))
        .toString();
  }

  private String line(PlannedStop stop) {
    return String.format(
        Locale.ROOT,
        "  %s  %3d  %-24s  %,7d l  %9s  %s%n",
        clock(stop.arrivesAt()),
        stop.order(),
        stop.binName(),
        stop.litres(),
        Wording.mass(stop.grams()),
        stop.reason().sentence());
  }

  private String line(PlannedTip tip) {
    return "  %s  tip  %-24s  %6s l  %9s  unloaded%n"
        .formatted(clock(tip.arrivesAt()), tip.siteName(), tip.litres(), Wording.mass(tip.grams()));
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }
}
