package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenetics.jpx.GPX;
import io.jenetics.jpx.Route;
import io.jenetics.jpx.WayPoint;
import io.lucidbins.bridge.dispatch.DayPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Read with jpx, which refuses what the schema does not know. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanGpxTest {
  @Test
  void a_stop_is_a_waypoint_with_order_name_and_stream() {
    GPX gpx = read(SamplePlan.draft());

    assertThat(gpx.getVersion()).isEqualTo("1.1");
    assertThat(gpx.getWayPoints())
        .extracting(point -> point.getName().orElseThrow())
        .containsExactly("1. Bin 1", "2. Bin 2", "3. Bin 3", "4. Bin 4", "1. Bin 5");
    WayPoint first = gpx.getWayPoints().getFirst();
    assertThat(first.getType()).contains("residual");
    assertThat(first.getLatitude().doubleValue()).isEqualTo(-34.881);
    assertThat(first.getLongitude().doubleValue()).isEqualTo(-56.25);
    assertThat(first.getDescription())
        .contains(
            "Truck, arrives 2026-11-22T09:10:00Z, leaves 2026-11-22T09:12:00Z, 2400 l, 216000 g");
  }

  @Test
  void a_trip_from_tip_to_tip_is_a_route() {
    GPX gpx = read(SamplePlan.draft());

    assertThat(gpx.getRoutes())
        .extracting(route -> route.getName().orElseThrow() + ": " + points(route))
        .containsExactly(
            "Truck, trip 1 of 2: Depot > 1. Bin 1 > 2. Bin 2 > 3. Bin 3 > Dump",
            "Truck, trip 2 of 2: Dump > 4. Bin 4 > Dump > Depot",
            "Truck, trip 1 of 1: Depot west > 1. Bin 5 > Depot");
    assertThat(gpx.getRoutes())
        .extracting(route -> route.getNumber().orElseThrow().intValue())
        .containsExactly(1, 2, 3);
  }

  @Test
  void a_small_angle_has_no_exponent() {
    String text =
        new String(
            SamplePlan.export(SamplePlan.nearNull(), PlanFormat.GPX), StandardCharsets.UTF_8);

    assertThat(text).contains("<rtept lat=\"0.00000012\" lon=\"-0.00000040\">");
  }

  @Test
  void the_head_says_which_plan_it_is() {
    var head = read(SamplePlan.draft()).getMetadata().orElseThrow();

    assertThat(head.getName()).contains("Plan 2026-11-22.2 (draft)");
    assertThat(head.getTime()).contains(SamplePlan.MADE);
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.bridge.exchange.SamplePlan#hostileNames")
  void any_name_is_read(String name) {
    GPX gpx = read(SamplePlan.named(name));

    assertThat(gpx.getWayPoints().getFirst().getName()).contains("1. " + inXml(name));
    assertThat(gpx.getRoutes()).hasSize(3);
  }

  /** XML 1.0, 2.2: these characters cannot stand in a document, and 2.11: a CR is a line end. */
  private static String inXml(String name) {
    return name.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\uFFFE\uFFFF]", "\uFFFD")
        .replace("\uD83D.", "\uFFFD.");
  }

  private static String points(Route route) {
    return String.join(
        " > ", route.getPoints().stream().map(point -> point.getName().orElseThrow()).toList());
  }

  private static GPX read(DayPlan plan) {
    var bytes = SamplePlan.export(plan, PlanFormat.GPX);
    try {
      return GPX.Reader.of(GPX.Reader.Mode.STRICT).read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
