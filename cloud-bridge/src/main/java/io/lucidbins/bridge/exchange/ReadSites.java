package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.WasteStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Depots and places where trucks are emptied, one a row. */
final class ReadSites {
  static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of("id", "name", "kind", "latitude", "longitude"),
          List.of("wasteStreams", "serviceSeconds", "openingHours"));

  private final Predicate<String> isBin;
  private final Map<String, Site> stored;
  private final List<Site> sites = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();

  /**
   * @param isBin whether a stored bin has the id
   * @param stored by id; what a file has no column for stays as it is
   */
  ReadSites(Predicate<String> isBin, Map<String, Site> stored) {
    this.isBin = isBin;
    this.stored = stored;
  }

  void row(CsvRow row) {
    String id = row.name("id", FleetCells.NAME_MAX);
    ids.take(row, id);
    if (isBin.test(id)) {
      row.refuse("id", "a bin has this id; a matrix could not tell them apart");
    }
    String name = row.name("name", FleetCells.NAME_MAX);
    Position position = FleetCells.position(row);
    SiteKind kind = row.meaning("kind", ReadSites::kind, SiteKind.DEPOT);
    if (!row.isSound("kind")) {
      return;
    }
    if (kind == SiteKind.DEPOT) {
      refuseTippingAtDepot(row);
      add(row, () -> new Site(id, name, kind, position));
      return;
    }
    Optional<Site> before = Optional.ofNullable(stored.get(id)).filter(ReadSites::isDisposal);
    Set<WasteStream> accepts = accepts(row, before);
    Duration service = service(row, before);
    List<ClockWindow> open =
        row.has("openingHours") || before.isEmpty()
            ? FleetCells.windows(row, "openingHours")
            : before.get().open();
    add(row, () -> new Site(id, name, kind, position, accepts, service, open));
  }

  private void add(CsvRow row, Supplier<Site> site) {
    if (row.isSound()) {
      sites.add(site.get());
    }
  }

  private static boolean isDisposal(Site site) {
    return site.kind() == SiteKind.DISPOSAL;
  }

  private static SiteKind kind(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "depot" -> SiteKind.DEPOT;
      case "disposal" -> SiteKind.DISPOSAL;
      default -> throw new IllegalArgumentException("must be depot or disposal");
    };
  }

  private static Set<WasteStream> accepts(CsvRow row, Optional<Site> before) {
    if (!row.has("wasteStreams") && before.isPresent()) {
      return before.get().accepts();
    }
    if (row.isEmpty("wasteStreams")) {
      row.refuse("wasteStreams", "a disposal must say what it takes, such as: paper glass");
      return Set.of();
    }
    return row.meaning("wasteStreams", FleetCells::streams, Set.of());
  }

  private static Duration service(CsvRow row, Optional<Site> before) {
    if (!row.has("serviceSeconds") && before.isPresent()) {
      return before.get().service();
    }
    return row.isEmpty("serviceSeconds")
        ? Site.USUAL_SERVICE
        : Duration.ofSeconds(
            row.whole("serviceSeconds", 0, (int) Site.LONGEST_SERVICE.toSeconds()));
  }

  private static void refuseTippingAtDepot(CsvRow row) {
    for (String column : List.of("wasteStreams", "serviceSeconds", "openingHours")) {
      if (!row.isEmpty(column)) {
        row.refuse(
            column,
            "only a disposal has this; if trucks are emptied at the depot, add a site of kind"
                + " disposal at the same place");
      }
    }
  }

  List<Site> sites() {
    return sites;
  }

  UniqueIds ids() {
    return ids;
  }
}
