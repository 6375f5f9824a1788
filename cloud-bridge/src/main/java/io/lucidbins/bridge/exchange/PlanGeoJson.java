package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.fleet.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * RFC 7946: a line for each route, straight from visit to visit, and points for stops, tips and
 * depots; positions are longitude, latitude. What is no feature (the plan's head, bins left out) is
 * the member {@code plan}, which readers that do not know it skip (section 6.1).
 */
final class PlanGeoJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DayPlan plan;
  private final Map<String, String> streams;
  private final List<Feature> features = new ArrayList<>();
  private final Set<String> depots = new LinkedHashSet<>();

  PlanGeoJson(DayPlan plan, Map<String, String> streams) {
    this.plan = plan;
    this.streams = streams;
  }

  private record FeatureCollection(String type, Head plan, List<Feature> features) {}

  private record Head(
      String id,
      String day,
      int version,
      String status,
      String madeAt,
      String checked,
      String travel,
      long distanceMetres,
      List<Left> unserved) {}

  private record Left(String binId, String binName, String reason) {}

  private record Feature(String type, Geometry geometry, Map<String, Object> properties) {}

  private record Geometry(String type, Object coordinates) {}

  void write(OutputStream out) throws IOException {
    for (int i = 0; i < plan.routes().size(); i++) {
      addRoute(i + 1, plan.routes().get(i));
    }
    String text =
        JSON.writeValueAsString(new FeatureCollection("FeatureCollection", head(), features));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Head head() {
    return new Head(
        plan.id(),
        plan.day().toString(),
        plan.version(),
        plan.isDraft() ? "draft" : "published",
        plan.madeAt().toString(),
        plan.origin().verdict(),
        plan.origin().travel(),
        plan.metres(),
        plan.unserved().stream()
            .map(u -> new Left(u.bin(), text(u.binName()), text(u.sentence())))
            .toList());
  }

  private void addRoute(int number, PlannedRoute route) {
    var halts = Halt.of(route);
    var line = halts.stream().map(halt -> coordinates(halt.position())).toList();
    features.add(new Feature("Feature", new Geometry("LineString", line), route(number, route)));
    for (Halt halt : halts) {
      switch (halt.kind()) {
        case START, END -> addDepot(halt);
        case STOP -> addPoint(halt, stop(number, route, halt));
        case TIP -> addPoint(halt, tip(number, route, halt));
      }
    }
  }

  private void addDepot(Halt halt) {
    if (depots.add(halt.id())) {
      addPoint(halt, site("depot", halt));
    }
  }

  private void addPoint(Halt halt, Map<String, Object> properties) {
    var point = new Geometry("Point", coordinates(halt.position()));
    features.add(new Feature("Feature", point, properties));
  }

  private static List<Double> coordinates(Position position) {
    return List.of(position.longitude(), position.latitude());
  }

  private Map<String, Object> route(int number, PlannedRoute route) {
    var properties = vehicle("route", number, route);
    properties.put("startsAt", route.startsAt().toString());
    properties.put("endsAt", route.endsAt().toString());
    properties.put("distanceMetres", route.metres());
    properties.put("drivenSeconds", route.drivenSeconds());
    properties.put("servedSeconds", route.servedSeconds());
    properties.put("stops", route.stops().size());
    properties.put("tips", route.tips().size());
    properties.put("litres", route.litres());
    properties.put("grams", route.grams());
    properties.put("loadLitres", route.peakLitres());
    properties.put("loadGrams", route.peakGrams());
    properties.put("capacityLitres", route.capacityLitres());
    properties.put("capacityGrams", route.capacityGrams());
    return properties;
  }

  private Map<String, Object> stop(int number, PlannedRoute route, Halt halt) {
    var properties = vehicle("stop", number, route);
    properties.put("order", halt.order());
    properties.put("binId", text(halt.id()));
    properties.put("binName", text(halt.name()));
    if (streams.containsKey(halt.id())) {
      properties.put("wasteStream", streams.get(halt.id()));
    }
    putTimesAndLoads(properties, halt);
    properties.put("reason", text(halt.reason()));
    return properties;
  }

  private static Map<String, Object> tip(int number, PlannedRoute route, Halt halt) {
    var properties = vehicle("tip", number, route);
    properties.putAll(site("tip", halt));
    putTimesAndLoads(properties, halt);
    return properties;
  }

  private static Map<String, Object> vehicle(String kind, int number, PlannedRoute route) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", kind);
    properties.put("route", number);
    properties.put("vehicleId", text(route.vehicle()));
    properties.put("vehicleName", text(route.vehicleName()));
    return properties;
  }

  private static Map<String, Object> site(String kind, Halt halt) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", kind);
    properties.put("siteId", text(halt.id()));
    properties.put("siteName", text(halt.name()));
    return properties;
  }

  private static void putTimesAndLoads(Map<String, Object> properties, Halt halt) {
    halt.arrivesAt().ifPresent(at -> properties.put("arrivesAt", at.toString()));
    halt.leavesAt().ifPresent(at -> properties.put("leavesAt", at.toString()));
    properties.put("litres", halt.moved().litres());
    properties.put("grams", halt.moved().grams());
    properties.put("litresAfter", halt.after().litres());
    properties.put("gramsAfter", halt.after().grams());
  }

  private static String text(String value) {
    return Characters.unicode(value);
  }
}
