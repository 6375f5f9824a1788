package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RFC 4180 in UTF-8 without byte order mark: a header, then a row for the start, each stop, each
 * tip and the end of each route. Times are RFC 3339 in UTC, positions degrees WGS 84.
 */
final class PlanCsv {
  static final List<String> COLUMNS =
      List.of(
          "planId",
          "status",
          "route",
          "vehicleId",
          "vehicleName",
          "visit",
          "kind",
          "order",
          "binId",
          "binName",
          "wasteStream",
          "siteId",
          "siteName",
          "latitude",
          "longitude",
          "arrivesAt",
          "leavesAt",
          "litres",
          "grams",
          "litresAfter",
          "gramsAfter",
          "reason");

  private final DayPlan plan;
  private final Map<String, String> streams;
  private final CsvText csv = new CsvText(COLUMNS);

  PlanCsv(DayPlan plan, Map<String, String> streams) {
    this.plan = plan;
    this.streams = streams;
  }

  void write(OutputStream out) throws IOException {
    for (int i = 0; i < plan.routes().size(); i++) {
      var route = plan.routes().get(i);
      var halts = Halt.of(route);
      for (int visit = 0; visit < halts.size(); visit++) {
        addRow(i + 1, route, visit, halts.get(visit));
      }
    }
    out.write(Characters.unicode(csv.toString()).getBytes(StandardCharsets.UTF_8));
  }

  private void addRow(int number, PlannedRoute route, int visit, Halt halt) {
    csv.plain(plan.id()).plain(plan.isDraft() ? "draft" : "published").plain(number);
    csv.text(route.vehicle()).text(route.vehicleName());
    csv.plain(visit).plain(halt.kind().code());
    if (halt.kind() == Halt.Kind.STOP) {
      csv.plain(halt.order()).text(halt.id()).text(halt.name());
      csv.text(streams.getOrDefault(halt.id(), "")).empty().empty();
    } else {
      csv.empty().empty().empty().empty().text(halt.id()).text(halt.name());
    }
    csv.plain(Degrees.text(halt.position().latitude()));
    csv.plain(Degrees.text(halt.position().longitude()));
    csv.plain(time(halt.arrivesAt())).plain(time(halt.leavesAt()));
    csv.plain(halt.moved().litres()).plain(halt.moved().grams());
    csv.plain(halt.after().litres()).plain(halt.after().grams());
    csv.text(halt.reason()).endRow();
  }

  private static String time(Optional<Instant> at) {
    return at.map(Instant::toString).orElse("");
  }
}
