package io.lucidbins.town.convert;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case of the container collection of Montevideo as published with {@code
 * woodbri/vehicle-routing-problems}: four files without headers, {@code NAME.containers.txt},
 * {@code NAME.otherlocs.txt}, {@code NAME.vehicles.txt} and {@code NAME.dmatrix-time.txt}. Degrees
 * are WGS 84, times are minutes, times of day are minutes after midnight, loads are kilograms.
 *
 * @param name what the four files have in common
 */
record Montevideo(
    String name,
    List<Container> containers,
    List<Place> places,
    List<Truck> trucks,
    List<Leg> legs) {
  private static final int LAST_MINUTE = 1_439;

  /** At 90 g/l these are the largest bin and the largest truck that the import takes. */
  private static final int MOST_IN_A_CONTAINER_KG = 9_000;

  private static final int MOST_IN_A_TRUCK_KG = 90_000;

  private static final int LONGEST_SERVICE = 60;
  private static final String CONTAINERS = ".containers.txt";

  Montevideo {
    containers = List.copyOf(containers);
    places = List.copyOf(places);
    trucks = List.copyOf(trucks);
    legs = List.copyOf(legs);
  }

  /** Emptied between two minutes of the day. */
  record Container(
      String id,
      BigDecimal longitude,
      BigDecimal latitude,
      int opens,
      int closes,
      int kilograms,
      BigDecimal serviceMinutes) {}

  /** A depot, a dump, or a place that nobody uses. */
  record Place(String id, BigDecimal longitude, BigDecimal latitude) {}

  /** Leaves the depot empty, tips at the dump, ends its shift at the end. */
  record Truck(
      String id,
      String depot,
      String dump,
      String end,
      BigDecimal dumpMinutes,
      int kilograms,
      int from,
      int to) {}

  /** Driving time one way. */
  record Leg(String file, int line, String from, String to, BigDecimal minutes) {}

  /**
   * Reads the one case in a folder.
   *
   * @throws BadCaseException with every line that is wrong
   */
  static Montevideo read(Path folder) {
    String name = onlyCase(folder);
    List<Fault> faults = new ArrayList<>();
    var once = new CaseFile.Once();
    var containers = containers(folder.resolve(name + CONTAINERS), faults, once);
    var places = places(folder.resolve(name + ".otherlocs.txt"), faults, once);
    var trucks = trucks(folder.resolve(name + ".vehicles.txt"), faults, places);
    var legs = legs(folder.resolve(name + ".dmatrix-time.txt"), faults);
    if (!faults.isEmpty()) {
      throw new BadCaseException(faults);
    }
    requireSome(containers, name + CONTAINERS, "at least one container");
    requireSome(trucks, name + ".vehicles.txt", "at least one vehicle");
    return new Montevideo(name, containers, places, trucks, legs);
  }

  private static void requireSome(List<?> records, String file, String expected) {
    if (records.isEmpty()) {
      throw new BadCaseException(file, "no line", expected);
    }
  }

  private static String onlyCase(Path folder) {
    List<String> names = caseNames(folder);
    if (names.size() != 1) {
      throw new BadCaseException(
          folder.toString(),
          names.isEmpty() ? "no case" : "the cases " + String.join(", ", names),
          "a folder with one case, so one file NAME" + CONTAINERS);
    }
    return names.getFirst();
  }

  private static List<String> caseNames(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(CONTAINERS))
          .map(file -> file.substring(0, file.length() - CONTAINERS.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadCaseException(folder.toString(), "no folder that can be read", "a folder");
    }
  }

  private static List<Container> containers(Path file, List<Fault> faults, CaseFile.Once once) {
    return new CaseFile(file, faults)
        .records(
            List.of("id", "lon", "lat", "open", "close", "demand", "service", "street"),
            1,
            row -> {
              int opens = row.whole(3, "minute at which its window opens", 0, LAST_MINUTE - 1);
              return new Container(
                  once.id(row, 0, "container id"),
                  row.decimal(1, "longitude in degrees", -180, 180),
                  row.decimal(2, "latitude in degrees", -90, 90),
                  opens,
                  row.whole(4, "minute at which its window closes", opens + 1, LAST_MINUTE),
                  row.whole(5, "demand in kilograms", 1, MOST_IN_A_CONTAINER_KG),
                  row.decimal(6, "service in minutes", 0, LONGEST_SERVICE));
            });
  }

  private static List<Place> places(Path file, List<Fault> faults, CaseFile.Once once) {
    return new CaseFile(file, faults)
        .records(
            List.of("id", "lon", "lat", "open", "close"),
            2,
            row ->
                new Place(
                    once.id(row, 0, "place id"),
                    row.decimal(1, "longitude in degrees", -180, 180),
                    row.decimal(2, "latitude in degrees", -90, 90)));
  }

  private static List<Truck> trucks(Path file, List<Fault> faults, List<Place> places) {
    Set<String> known = new HashSet<>(places.stream().map(Place::id).toList());
    var once = new CaseFile.Once();
    return new CaseFile(file, faults)
        .records(
            List.of("id", "depot", "dump", "end", "dump service", "capacity", "from", "to"),
            0,
            row -> truck(row, once, known));
  }

  private static Truck truck(Row row, CaseFile.Once once, Set<String> known) {
    int from = row.whole(6, "minute at which the shift begins", 0, LAST_MINUTE - 1);
    return new Truck(
        once.id(row, 0, "vehicle id"),
        place(row, 1, known),
        place(row, 2, known),
        place(row, 3, known),
        row.decimal(4, "service at the dump in minutes", 0, LONGEST_SERVICE),
        row.whole(5, "capacity in kilograms", 1, MOST_IN_A_TRUCK_KG),
        from,
        row.whole(7, "minute at which the shift ends", from + 1, LAST_MINUTE));
  }

  private static String place(Row row, int column, Set<String> known) {
    String id = row.id(column, "place id");
    if (!known.contains(id)) {
      throw row.bad(id, "a place that otherlocs lists");
    }
    return id;
  }

  private static List<Leg> legs(Path file, List<Fault> faults) {
    return new CaseFile(file, faults)
        .records(
            List.of("from", "to", "minutes"),
            0,
            row ->
                new Leg(
                    row.file(),
                    row.line(),
                    row.id(0, "id of where it starts"),
                    row.id(1, "id of where it ends"),
                    row.decimal(2, "driving time in minutes", 0, LAST_MINUTE)));
  }
}
