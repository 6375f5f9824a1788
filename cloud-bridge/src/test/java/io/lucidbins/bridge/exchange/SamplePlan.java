package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import io.lucidbins.bridge.dispatch.LeftOutKind;
import io.lucidbins.bridge.dispatch.PlannedPlace;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedTip;
import io.lucidbins.bridge.dispatch.PlannedVisit;
import io.lucidbins.bridge.dispatch.Reason;
import io.lucidbins.bridge.dispatch.ReasonKind;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two trucks on 22 November 2026, at 06:00 in Montevideo (UTC-3): the first empties bins 1 to 3,
 * tips, empties bin 4, tips and drives home; the second empties bin 5 and comes home loaded.
 */
final class SamplePlan {
  static final Instant SIX = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant MADE = Instant.parse("2026-11-21T18:30:00Z");
  private static final PlannedPlace DEPOT = place("depot", "Depot", -34.9, -56.13);
  private static final PlannedPlace WEST = place("west", "Depot west", -34.9, -56.2);
  private static final Position DUMP = new Position(-34.85, -56.095);

  private SamplePlan() {}

  static DayPlan draft() {
    return plan(2, Optional.empty(), i -> "Bin " + i, "Truck");
  }

  static DayPlan published(int version) {
    return plan(version, Optional.of(SIX), i -> "Bin " + i, "Truck");
  }

  /** One in which bin, truck and site bear the name. */
  static DayPlan named(String name) {
    return plan(1, Optional.of(SIX), _ -> name, name);
  }

  /** Names that make trouble: they are legal, and so is every one of 1 to 200 characters. */
  static Stream<String> hostileNames() {
    return Stream.of(
        "Cafe \"Zum Eck\"",
        "a, b; c: d\\n e\\",
        "line one\nline two\r\nline three\rfour",
        "tab\there",
        " spaces around ",
        "<b>&amp; <&> ]]> <!-- -->",
        "'single' `tick` $(x) ${x} %s %n",
        "=HYPERLINK(\"http://x\";\"y\")",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\tTAB first",
        "\rCR first",
        "\uD83D\uDE9B\u267B\uFE0F \uD83D\uDC69\u200D\uD83D\uDE80",
        "\u05E9\u05DC\u05D5\u05DD \u202Eright to left\u202C \u0645\u0631\u062D\u0628\u0627",
        "\u56DE\u6536\u7BB1 \uC7AC\uD65C\uC6A9",
        "x".repeat(200),
        "\uD83D\uDE9B".repeat(100),
        "bell \u0007 null \u0000 escape \u001B delete \u007F next line \u0085",
        "not a character \uFFFE \uFFFF",
        "half of a pair \uD83D.",
        "BEGIN:VEVENT\nEND:VCALENDAR");
  }

  /** One whose second truck starts a hair off the equator. */
  static DayPlan nearNull() {
    DayPlan plan = draft();
    PlannedRoute r = plan.routes().getLast();
    var start = place("null", "Null Island", 0.00000012, -0.0000004);
    var route =
        new PlannedRoute(
            r.vehicle(),
            r.vehicleName(),
            start,
            r.end(),
            r.startsAt(),
            r.endsAt(),
            r.metres(),
            r.drivenSeconds(),
            r.servedSeconds(),
            r.capacityLitres(),
            r.capacityGrams(),
            r.visits());
    return new DayPlan(
        plan.id(),
        plan.day(),
        plan.version(),
        plan.madeAt(),
        plan.publishedAt(),
        plan.origin(),
        List.of(route),
        List.of());
  }

  static byte[] export(DayPlan plan, PlanFormat format) {
    var export =
        new ExportPlan(
            TenantId.MAIN,
            ZoneId.of("America/Montevideo"),
            Map.of("b-1", "residual", "b-5", "glass"));
    var bytes = new ByteArrayOutputStream();
    try {
      export.write(plan, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static DayPlan plan(
      int version, Optional<Instant> published, IntFunction<String> bins, String truck) {
    return new DayPlan(
        "2026-11-22." + version,
        LocalDate.of(2026, 11, 22),
        version,
        MADE,
        published,
        new Origin("0".repeat(64), 1, "1+2", "checked, no violations", "road matrix of 97 places"),
        List.of(first(bins, truck), second(bins, truck)),
        List.of(new LeftOut("b-9", bins.apply(9), LeftOutKind.SHIFTS_FULL, "No time left.")));
  }

  private static PlannedRoute first(IntFunction<String> bins, String truck) {
    Stream<PlannedVisit> visits =
        Stream.of(
                IntStream.rangeClosed(1, 3).mapToObj(i -> stop(i, i, bins.apply(i), i)),
                Stream.of(tip(40, 7_200, 648_000)),
                Stream.of(stop(4, 4, bins.apply(4), 1)),
                Stream.of(tip(80, 2_400, 216_000)))
            .flatMap(v -> v);
    return new PlannedRoute(
        "t-1",
        truck,
        DEPOT,
        DEPOT,
        SIX,
        at(100),
        12_345,
        3_000,
        2_880,
        11_111,
        1_000_000,
        visits.toList());
  }

  private static PlannedRoute second(IntFunction<String> bins, String truck) {
    return new PlannedRoute(
        "t-2",
        truck,
        WEST,
        DEPOT,
        at(10),
        at(70),
        1_000,
        600,
        120,
        11_111,
        1_000_000,
        List.of(stop(1, 5, bins.apply(5), 1)));
  }

  private static PlannedStop stop(int order, int bin, String name, int inTruck) {
    int minute = bin < 4 ? 10 * bin : 66;
    return new PlannedStop(
        order,
        "b-" + bin,
        name,
        new Position(-34.88 - bin / 1000.0, -56.25),
        at(minute),
        at(minute + 2),
        2_400,
        216_000,
        2_400 * inTruck,
        216_000 * inTruck,
        new Reason(ReasonKind.SCHEDULE, 1, 100, "Collected daily; 216 kg expected."));
  }

  private static PlannedTip tip(int minute, int litres, int grams) {
    return new PlannedTip("dump", "Dump", DUMP, at(minute), at(minute + 20), litres, grams);
  }

  private static Instant at(int minute) {
    return SIX.plusSeconds(60L * minute);
  }

  private static PlannedPlace place(String id, String name, double latitude, double longitude) {
    return new PlannedPlace(id, name, new Position(latitude, longitude));
  }
}
