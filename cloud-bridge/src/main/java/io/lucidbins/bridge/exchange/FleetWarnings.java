package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.WasteStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What is possible but mostly a mistake, in the fleet as it will be after the import. */
final class FleetWarnings {
  /** Nobody collects over such a distance from the middle of all bins. */
  static final double FAR_DEGREES = 3;

  private final Known fleet;

  private FleetWarnings(Known fleet) {
    this.fleet = fleet;
  }

  /**
   * The warnings, a sentence each.
   *
   * @param fleet what will be stored
   */
  static List<String> of(Known fleet) {
    var of = new FleetWarnings(fleet);
    var warnings = new ArrayList<String>();
    warnings.addAll(of.streamsThatNobodyCollects());
    warnings.addAll(of.streamsThatNobodyTakes());
    warnings.addAll(of.farBins());
    warnings.addAll(of.heavyBins());
    return warnings;
  }

  private Set<String> collected() {
    return fleet.vehicles().stream()
        .flatMap(vehicle -> vehicle.wasteStreams().stream())
        .map(WasteStream::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> streamsThatNobodyCollects() {
    Set<String> collected = collected();
    Map<String, Long> bins =
        fleet.bins().stream()
            .filter(Bin::isDescribed)
            .map(bin -> bin.wasteStream().code())
            .filter(code -> !collected.contains(code))
            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    return bins.entrySet().stream()
        .map(entry ->
            String.format(
                Locale.ROOT,
                "no vehicle collects %s, the waste stream of %,d bins%s",
                entry.getKey(),
                entry.getValue(),
                Nearest.to(entry.getKey(), collected)
                    .map(near -> "; is it meant to be " + near + "?")
                    .orElse("")))
        .toList();
  }

  private List<String> streamsThatNobodyTakes() {
    var taken = new TreeSet<String>();
    boolean any = false;
    for (var site : fleet.sites()) {
      any |= site.kind() == SiteKind.DISPOSAL;
      site.accepts().forEach(stream -> taken.add(stream.code()));
    }
    if (!any) {
      return fleet.vehicles().isEmpty()
          ? List.of()
          : List.of("no site is a disposal; trucks end their shift with their load");
    }
    return collected().stream()
        .filter(code -> !taken.contains(code))
        .map(code -> "no disposal takes " + code + ", which vehicles collect")
        .toList();
  }

  private List<String> farBins() {
    List<Bin> placed = fleet.bins().stream().filter(bin -> bin.position().isPresent()).toList();
    if (placed.isEmpty()) {
      return List.of();
    }
    double latitude = median(positions(placed).mapToDouble(Position::latitude));
    double longitude = median(positions(placed).mapToDouble(Position::longitude));
    List<Bin> far =
        placed.stream()
            .filter(bin -> isFar(bin.position().orElseThrow(), latitude, longitude))
            .toList();
    return far.isEmpty()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d bins stand more than %.0f degrees from the middle of all, such as %s;"
                    + " are latitude and longitude right?",
                far.size(),
                placed.size(),
                FAR_DEGREES,
                far.getFirst().id()));
  }

  private static Stream<Position> positions(List<Bin> placed) {
    return placed.stream().map(bin -> bin.position().orElseThrow());
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static boolean isFar(Position position, double latitude, double longitude) {
    double east = Math.abs(position.longitude() - longitude);
    return Math.abs(position.latitude() - latitude) > FAR_DEGREES
        || Math.min(east, 360 - east) > FAR_DEGREES;
  }

  private List<String> heavyBins() {
    return fleet.bins().stream()
        .filter(bin -> isTooMuch(bin))
        .map(bin ->
            "bin "
                + bin.id()
                + " is expected to hold more than any vehicle for "
                + bin.wasteStream()
                + " can load")
        .limit(5)
        .toList();
  }

  private boolean isTooMuch(Bin bin) {
    var schedule = bin.collection().schedule();
    var fitting =
        fleet.vehicles().stream()
            .filter(vehicle -> vehicle.wasteStreams().contains(bin.wasteStream()))
            .toList();
    return schedule.isPresent()
        && !fitting.isEmpty()
        && fitting.stream()
            .noneMatch(vehicle ->
                vehicle.litres() >= schedule.get().litres()
                    && vehicle.grams() >= schedule.get().grams());
  }
}
