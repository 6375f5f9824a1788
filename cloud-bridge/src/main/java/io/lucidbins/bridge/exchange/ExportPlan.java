package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a plan for other programs. The same plan gives the same bytes, so nothing in them depends
 * on when they are written. A name may hold any character; what a format cannot hold stands there
 * as U+FFFD, and no plan is refused for its names.
 *
 * @param tenant part of what makes the events of its calendars its own
 * @param zone of the times that people read in a calendar's description; all others are UTC
 * @param streams waste stream by bin id; a bin that is not among them has none in the file
 */
public record ExportPlan(TenantId tenant, ZoneId zone, Map<String, String> streams) {
  public ExportPlan {
    streams = Map.copyOf(streams);
  }

  /** With the waste streams that the bins have now. */
  public static ExportPlan of(TenantId tenant, ZoneId zone, List<Bin> bins) {
    return new ExportPlan(
        tenant,
        zone,
        bins.stream()
            .collect(Collectors.toMap(bin -> bin.id().value(), bin -> bin.wasteStream().code())));
  }

  /**
   * Writes all of it and leaves the stream open.
   *
   * @throws IOException if the stream does
   */
  public void write(DayPlan plan, PlanFormat format, OutputStream out) throws IOException {
    switch (format) {
      case GEOJSON -> new PlanGeoJson(plan, streams).write(out);
      case CSV -> new PlanCsv(plan, streams).write(out);
      case ICS -> new PlanCalendar(plan, tenant, zone).write(out);
      case GPX -> new PlanGpx(plan, streams).write(out);
    }
  }
}
