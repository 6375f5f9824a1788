package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Trucks, one a row. */
final class ReadVehicles {
  static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of(
              "id",
              "name",
              "wasteStreams",
              "startSite",
              "endSite",
              "capacityLitres",
              "capacityKilograms",
              "shiftStart",
              "shiftEnd"),
          List.of());

  private final Predicate<String> isSite;
  private final Collection<String> sites;
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();

  /**
   * @param isSite whether a site, stored or imported, may have the id
   * @param sites the known ones, to guess what a misspelt one was meant to be
   */
  ReadVehicles(Predicate<String> isSite, Collection<String> sites) {
    this.isSite = isSite;
    this.sites = sites;
  }

  void row(CsvRow row) {
    String id = row.name("id", FleetCells.NAME_MAX);
    ids.take(row, id);
    String name = row.name("name", FleetCells.NAME_MAX);
    Set<WasteStream> streams = row.meaning("wasteStreams", FleetCells::streams, Set.of());
    String start = site(row, "startSite");
    String end = site(row, "endSite");
    int litres = row.whole("capacityLitres", 1, FleetCells.LITRES_MAX);
    int grams = FleetCells.grams(row, "capacityKilograms", 1);
    LocalTime from = row.meaning("shiftStart", FleetCells::clock, LocalTime.MIN);
    LocalTime to = row.meaning("shiftEnd", FleetCells::clock, LocalTime.MAX);
    if (row.isSound("shiftStart", "shiftEnd") && !from.isBefore(to)) {
      row.refuse("shiftEnd", "the shift begins at " + from + "; it must end later on the same day");
    }
    if (row.isSound()) {
      vehicles.add(new Vehicle(id, name, streams, start, end, litres, grams, from, to));
    }
  }

  private String site(CsvRow row, String column) {
    return row.meaning(
        column,
        text -> {
          if (!isSite.test(text)) {
            throw new IllegalArgumentException(
                "no site has this id"
                    + Nearest.to(text, sites)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(""));
          }
          return text;
        },
        "");
  }

  List<Vehicle> vehicles() {
    return vehicles;
  }
}
