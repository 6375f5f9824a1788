package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Bins, one a row. */
final class ReadBins {
  static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of("id", "name", "latitude", "longitude", "wasteStream", "volumeLitres"),
          List.of(
              "depthMm",
              "serviceSeconds",
              "timeWindows",
              "collectOn",
              "expectedLitres",
              "expectedKilograms"));

  /** The largest bin, in litres. */
  static final int VOLUME_MAX_LITRES = 100_000;

  /** The deepest bin, in millimetres. */
  static final int DEPTH_MAX_MM = 10_000;

  private static final int SERVICE_MAX_SECONDS = (int) Collection.LONGEST_SERVICE.toSeconds();

  private static final BinId NO_ID = new BinId("0");

  private final Predicate<String> isSite;
  private final Map<String, Bin> stored;
  private final List<Bin> bins = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();

  /**
   * @param isSite whether a site, stored or imported, has the id
   * @param stored by id; what a file has no column for stays as it is
   */
  ReadBins(Predicate<String> isSite, Map<String, Bin> stored) {
    this.isSite = isSite;
    this.stored = stored;
  }

  void row(CsvRow row) {
    BinId id = row.meaning("id", ReadBins::id, NO_ID);
    ids.take(row, row.text("id"));
    if (isSite.test(row.text("id"))) {
      row.refuse("id", "a site has this id; a matrix could not tell them apart");
    }
    String name = row.name("name", FleetCells.NAME_MAX);
    Position position = FleetCells.position(row);
    WasteStream stream = row.meaning("wasteStream", FleetCells::stream, WasteStream.MIXED);
    int volume = row.whole("volumeLitres", 1, VOLUME_MAX_LITRES);
    Bin before = stored.getOrDefault(id.value(), Bin.undescribed(id));
    int depth = depth(row, before.depthMm());
    Collection collection = collection(row, before.collection());
    if (row.isSound()) {
      bins.add(new Bin(id, name, Optional.of(position), stream, volume, depth, collection));
    }
  }

  private static BinId id(String text) {
    if (!BinId.isValid(text)) {
      throw new IllegalArgumentException(
          "a bin id is 1 to 36 of a-z, 0-9 and -, not starting with -"
              + FleetCells.lowerCase(text, BinId::isValid));
    }
    return new BinId(text);
  }

  private static int depth(CsvRow row, int before) {
    if (!row.has("depthMm")) {
      return before;
    }
    return row.isEmpty("depthMm") ? 0 : row.whole("depthMm", 1, DEPTH_MAX_MM);
  }

  private static Collection collection(CsvRow row, Collection before) {
    boolean hasSchedule =
        row.has("collectOn") || row.has("expectedLitres") || row.has("expectedKilograms");
    return new Collection(
        row.has("serviceSeconds") ? service(row) : before.service(),
        row.has("timeWindows") ? FleetCells.windows(row, "timeWindows") : before.windows(),
        hasSchedule ? schedule(row) : before.schedule());
  }

  private static Optional<Duration> service(CsvRow row) {
    return row.isEmpty("serviceSeconds")
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(row.whole("serviceSeconds", 0, SERVICE_MAX_SECONDS)));
  }

  private static Optional<Schedule> schedule(CsvRow row) {
    int litres =
        row.isEmpty("expectedLitres") ? 0 : row.whole("expectedLitres", 0, VOLUME_MAX_LITRES);
    int grams =
        row.isEmpty("expectedKilograms") ? 0 : FleetCells.grams(row, "expectedKilograms", 0);
    if (row.isEmpty("collectOn")) {
      refuseAmountWithoutDays(row);
      return Optional.empty();
    }
    Set<DayOfWeek> days = row.meaning("collectOn", FleetCells::days, Set.of());
    boolean read = row.isSound("collectOn", "expectedLitres", "expectedKilograms");
    if (read && litres == 0 && grams == 0) {
      row.refuse(
          "collectOn",
          "a bin that is collected on days needs expectedLitres or expectedKilograms above 0");
    }
    return row.isSound() ? Optional.of(new Schedule(days, litres, grams)) : Optional.empty();
  }

  private static void refuseAmountWithoutDays(CsvRow row) {
    for (String column : List.of("expectedLitres", "expectedKilograms")) {
      if (!row.isEmpty(column)) {
        row.refuse(column, "an expected amount needs collectOn: daily, or days such as mon thu");
      }
    }
  }

  List<Bin> bins() {
    return bins;
  }

  UniqueIds ids() {
    return ids;
  }
}
