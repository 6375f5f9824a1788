package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.dispatch.DayPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.json.simple.JSONObject;
import org.json.simple.JSONValue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** Geometries are read with jts-io-common, properties with json-simple, which it brings. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanGeoJsonTest {
  @Test
  void a_route_is_a_line_from_its_start_over_stops_and_tips_to_its_end() throws ParseException {
    Geometry all = new GeoJsonReader().read(text(SamplePlan.draft()));

    var line = (LineString) all.getGeometryN(0);
    // Start, three stops, tip, stop, tip, end.
    assertThat(line.getNumPoints()).isEqualTo(8);
    // Longitude first.
    assertThat(line.getStartPoint().getX()).isEqualTo(-56.13);
    assertThat(line.getStartPoint().getY()).isEqualTo(-34.9);
    assertThat(line.getCoordinateN(4).getX()).isEqualTo(-56.095);
    assertThat((Object) line.getEndPoint()).isEqualTo(line.getStartPoint());
  }

  @Test
  void every_stop_tip_and_depot_is_a_point() throws ParseException {
    Geometry all = new GeoJsonReader().read(text(SamplePlan.draft()));

    // 2 routes; 5 stops, 2 tips, and 2 depots however many trucks start or end there.
    assertThat(all.getNumGeometries()).isEqualTo(2 + 5 + 2 + 2);
    assertThat((Object) all.getGeometryN(1)).isInstanceOf(Point.class);
    assertThat(properties(SamplePlan.draft()))
        .extracting(p -> p.get("kind"))
        .containsExactly(
            "route", "depot", "stop", "stop", "stop", "tip", "stop", "tip", "route", "depot",
            "stop");
  }

  @Test
  void properties_are_named_as_in_the_api() {
    Map<String, Object> stop = properties(SamplePlan.draft()).get(2);

    assertThat(stop)
        .containsEntry("order", 1L)
        .containsEntry("binId", "b-1")
        .containsEntry("binName", "Bin 1")
        .containsEntry("wasteStream", "residual")
        .containsEntry("vehicleId", "t-1")
        .containsEntry("arrivesAt", "2026-11-22T09:10:00Z")
        .containsEntry("litres", 2_400L)
        .containsEntry("gramsAfter", 216_000L)
        .containsEntry("reason", "Collected daily; 216 kg expected.");
    assertThat(properties(SamplePlan.draft()).getFirst())
        .containsEntry("distanceMetres", 12_345L)
        .containsEntry("stops", 4L)
        .containsEntry("tips", 2L)
        .containsEntry("litres", 9_600L)
        .containsEntry("loadLitres", 7_200L)
        .containsEntry("capacityGrams", 1_000_000L);
  }

  @Test
  void the_plan_itself_and_what_it_leaves_out_is_a_member_of_its_own() {
    var head = object(member(json(SamplePlan.draft()), "plan"));

    assertThat(head)
        .containsEntry("id", "2026-11-22.2")
        .containsEntry("status", "draft")
        .containsEntry("checked", "checked, no violations");
    assertThat(object(((List<?>) member(head, "unserved")).getFirst()))
        .containsEntry("binId", "b-9")
        .containsEntry("reason", "No time left.");
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.bridge.exchange.SamplePlan#hostileNames")
  void any_name_comes_back_as_it_was(String name) throws ParseException {
    DayPlan plan = SamplePlan.named(name);

    assertThat(new GeoJsonReader().read(text(plan)).getNumGeometries()).isEqualTo(11);
    assertThat(properties(plan).get(2))
        .containsEntry("binName", name.replace("\uD83D.", "\uFFFD."));
  }

  private static String text(DayPlan plan) {
    return new String(SamplePlan.export(plan, PlanFormat.GEOJSON), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> json(DayPlan plan) {
    return object(JSONValue.parse(text(plan)));
  }

  private static List<Map<String, Object>> properties(DayPlan plan) {
    return ((List<?>) member(json(plan), "features"))
        .stream().map(feature -> object(member(object(feature), "properties"))).toList();
  }

  private static Object member(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  @SuppressWarnings("unchecked") // The maps of json-simple have no type arguments.
  private static Map<String, Object> object(Object value) {
    return (JSONObject) value;
  }
}
