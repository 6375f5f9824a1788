package io.lucidbins.town.convert;

import io.lucidbins.town.convert.Montevideo.Container;
import io.lucidbins.town.convert.Montevideo.Place;
import io.lucidbins.town.convert.Montevideo.Truck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Montevideo case as bins, sites, vehicles and matrix. The case knows kilograms only; litres
 * follow from the density of loose household waste, {@value #GRAMS_PER_LITRE} g/l, with which 216
 * and 288 kg become containers of 2,400 and 3,200 l, both common sizes.
 */
public final class ConvertMontevideo {
  private static final int GRAMS_PER_LITRE = 90;
  private static final String STREAM = "residual";
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
  private static final int MOST_NAMED = 5;

  private final Montevideo city;
  private final KnownPairs pairs;
  private final Set<String> listed;
  private final Set<String> depots;
  private final Set<String> dumps;

  private ConvertMontevideo(Montevideo city) {
    this.city = city;
    this.listed =
        new LinkedHashSet<>(
            Stream.concat(
                    city.containers().stream().map(Container::id),
                    city.places().stream().map(Place::id))
                .toList());
    this.pairs = KnownPairs.of(city.legs(), listed);
    this.depots =
        new TreeSet<>(city.trucks().stream().flatMap(t -> Stream.of(t.depot(), t.end())).toList());
    this.dumps = new TreeSet<>(city.trucks().stream().map(Truck::dump).toList());
  }

  /**
   * Converts the one case in a folder.
   *
   * @throws BadCaseException with every line that cannot be understood
   */
  public static Converted convert(Path folder) {
    var conversion = new ConvertMontevideo(Montevideo.read(folder));
    conversion.requireOneUseOfEachPlace();
    return new Converted(conversion.files(), conversion.notes());
  }

  private void requireOneUseOfEachPlace() {
    Set<String> both = new TreeSet<>(depots);
    both.retainAll(dumps);
    if (!both.isEmpty()) {
      throw new BadCaseException(
          city.name() + ".vehicles.txt",
          "depot and dump at " + String.join(", ", both),
          "a place that is either");
    }
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("bins.csv", bins());
    files.put("sites.csv", sites());
    files.put("vehicles.csv", vehicles());
    files.put("matrix.csv", matrix());
    return files;
  }

  private String bins() {
    return csv(
        "id,name,latitude,longitude,wasteStream,volumeLitres,serviceSeconds,timeWindows,collectOn,"
            + "expectedLitres,expectedKilograms",
        city.containers().stream()
            .map(c ->
                List.of(
                    c.id(),
                    "Container " + c.id(),
                    c.latitude(),
                    c.longitude(),
                    STREAM,
                    litres(c.kilograms()),
                    seconds(c.serviceMinutes()),
                    clock(c.opens()) + "-" + clock(c.closes()),
                    "daily",
                    litres(c.kilograms()),
                    c.kilograms())));
  }

  private String sites() {
    return csv(
        "id,name,kind,latitude,longitude,wasteStreams,serviceSeconds",
        city.places().stream()
            .map(p -> {
              boolean dump = dumps.contains(p.id());
              return List.of(
                  p.id(),
                  (dump ? "Dump " : depots.contains(p.id()) ? "Depot " : "Place ") + p.id(),
                  dump ? "disposal" : "depot",
                  p.latitude(),
                  p.longitude(),
                  dump ? STREAM : "",
                  dump ? longestTip(p.id()) : "");
            }));
  }

  private String vehicles() {
    return csv(
        "id,name,wasteStreams,startSite,endSite,capacityLitres,capacityKilograms,shiftStart,"
            + "shiftEnd",
        city.trucks().stream()
            .map(t ->
                List.of(
                    t.id(),
                    "Truck " + t.id(),
                    STREAM,
                    t.depot(),
                    t.end(),
                    litres(t.kilograms()),
                    t.kilograms(),
                    clock(t.from()),
                    clock(t.to()))));
  }

  private String matrix() {
    return csv(
        "from,to,minutes",
        pairs.legs().stream().map(leg -> List.of(leg.from(), leg.to(), leg.minutes())));
  }

  /** RFC 4180; no cell needs quotes, since ids and numbers have been checked. */
  private static String csv(String header, Stream<? extends List<?>> rows) {
    var text = new StringBuilder(header).append("\r\n");
    rows.forEach(row -> {
      text.append(String.join(",", row.stream().map(ConvertMontevideo::cell).toList()));
      text.append("\r\n");
    });
    return text.toString();
  }

  private static String cell(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static int litres(int kilograms) {
    return Math.toIntExact(Math.max(1, Math.round(1000.0 * kilograms / GRAMS_PER_LITRE)));
  }

  private static int seconds(BigDecimal minutes) {
    return minutes.multiply(MINUTE).setScale(0, RoundingMode.CEILING).intValueExact();
  }

  private int longestTip(String dump) {
    return city.trucks().stream()
        .filter(t -> t.dump().equals(dump))
        .mapToInt(t -> seconds(t.dumpMinutes()))
        .max()
        .orElseThrow();
  }

  private static String clock(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "%s: %,d containers with %,d kg, %,d places, %,d vehicles",
            city.name(),
            city.containers().size(),
            city.containers().stream().mapToLong(Container::kilograms).sum(),
            city.places().size(),
            city.trucks().size()));
    notes.add(
        String.format(
            Locale.ROOT,
            "containers: %d g/l gives their litres; emptied daily in their window;"
                + " the street column is not used",
            GRAMS_PER_LITRE));
    addPlaceNotes(notes);
    addMatrixNotes(notes);
    return notes;
  }

  private void addPlaceNotes(List<String> notes) {
    notes.add("places: only id, lon and lat are used; the opening columns have no known unit");
    var idle =
        city.places().stream()
            .map(Place::id)
            .filter(id -> !depots.contains(id) && !dumps.contains(id))
            .toList();
    if (!idle.isEmpty()) {
      notes.add("places: " + named(idle) + " used by no vehicle; written as a depot");
    }
    for (String dump : dumps) {
      long times =
          city.trucks().stream()
              .filter(t -> t.dump().equals(dump))
              .map(t -> seconds(t.dumpMinutes()))
              .distinct()
              .count();
      if (times > 1) {
        notes.add(
            "places: dump "
                + dump
                + " takes each vehicle a different time; the longest is written");
      }
    }
  }

  private void addMatrixNotes(List<String> notes) {
    int places = listed.size();
    long all = (long) places * (places - 1);
    notes.add(
        String.format(
            Locale.ROOT,
            "matrix: %,d of %,d pairs of %,d places known, %,d missing (the import fills them)",
            pairs.legs().size(),
            all,
            places,
            all - pairs.legs().size()));
    if (!pairs.strangers().isEmpty()) {
      var strangers = pairs.strangers().stream().sorted().toList();
      notes.add(
          String.format(Locale.ROOT, "matrix: %,d lines left out: ", pairs.strangeLines())
              + named(strangers)
              + " listed in no file");
    }
    if (pairs.repeated() + pairs.selves() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "matrix: %,d repeated pairs and %,d lines from a place to itself left out",
              pairs.repeated(),
              pairs.selves()));
    }
    var unconnected = pairs.unconnected(listed);
    if (!unconnected.isEmpty()) {
      notes.add("matrix: " + named(unconnected) + " named by no pair");
    }
  }

  private static String named(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())));
    String rest =
        ids.size() <= MOST_NAMED
            ? ""
            : String.format(Locale.ROOT, " and %,d more", ids.size() - MOST_NAMED);
    return first + rest + (ids.size() == 1 ? " is" : " are");
  }
}
