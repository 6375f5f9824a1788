package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.FleetChange;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.Vehicle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the CSV files of a fleet and its roads. Either all of it is right and can be stored at once
 * ({@link StoreImport}), or every problem of all files is told and nothing is taken. Nothing that
 * the files do not name is changed or deleted.
 */
public final class ImportFleet {
  private final ImportFiles files;
  private final Known known;
  private final ImportProgress progress;
  private final ImportProblems problems = new ImportProblems();
  private final Set<String> siteIds = new HashSet<>();
  private final Set<String> binIds = new HashSet<>();

  /** False as soon as a file could not be read to its end; then no id is called unknown. */
  private boolean allIdsAreKnown = true;

  private ImportFleet(ImportFiles files, Known known, ImportProgress progress) {
    this.files = files;
    this.known = known;
    this.progress = progress;
    known.sites().forEach(site -> siteIds.add(site.id()));
    known.bins().forEach(bin -> binIds.add(bin.id().value()));
  }

  /**
   * Reads and judges the files; stores nothing.
   *
   * @param known what is stored; the files may name its sites and bins
   */
  public static ImportResult read(ImportFiles files, Known known, ImportProgress progress) {
    return new ImportFleet(files, known, progress).read();
  }

  private ImportResult read() {
    FleetChange change = readFleet();
    Known after = after(change);
    Optional<ReadMatrix.Filled> roads = files.matrix().flatMap(file -> readMatrix(file, after));
    return problems.isEmpty()
        ? accepted(change, after, roads)
        : new ImportResult.Refused(problems.shown(), problems.more());
  }

  /** Refused rows count as known ids, so that one mistake is not told again by every mention. */
  private FleetChange readFleet() {
    var sites = new ReadSites(binIds::contains, byId(known.sites(), Site::id));
    allIdsAreKnown &= read(files.sites(), CsvLimits.FLEET, ReadSites.COLUMNS, sites::row);
    siteIds.addAll(sites.ids().all());
    var vehicles = new ReadVehicles(this::isSite, siteIds);
    read(files.vehicles(), CsvLimits.FLEET, ReadVehicles.COLUMNS, vehicles::row);
    var bins = new ReadBins(siteIds::contains, byId(known.bins(), bin -> bin.id().value()));
    allIdsAreKnown &= read(files.bins(), CsvLimits.FLEET, ReadBins.COLUMNS, bins::row);
    binIds.addAll(bins.ids().all());
    return new FleetChange(bins.bins(), sites.sites(), vehicles.vehicles());
  }

  private boolean isSite(String id) {
    return siteIds.contains(id) || !allIdsAreKnown;
  }

  private boolean isPlace(String id) {
    return isSite(id) || binIds.contains(id);
  }

  private Optional<ReadMatrix.Filled> readMatrix(ImportFile file, Known after) {
    int before = problems.count();
    var matrix = new ReadMatrix(file.name(), this::isPlace, problems);
    read(files.matrix(), CsvLimits.MATRIX, ReadMatrix.COLUMNS, matrix::row);
    if (problems.count() > before || !allIdsAreKnown) {
      return Optional.empty();
    }
    noteBinsWithoutRoads(file, matrix.places());
    return matrix.filled(positions(after), progress);
  }

  /** Whether the file, if there is one, was read to its end. */
  private boolean read(
      Optional<ImportFile> file, CsvLimits limits, CsvColumns columns, Consumer<CsvRow> rows) {
    return file.map(f -> new CsvTable(f, limits, problems, progress).read(columns, rows))
        .orElse(true);
  }

  private void noteBinsWithoutRoads(ImportFile file, Set<String> places) {
    long without = binIds.stream().filter(id -> !places.contains(id)).count();
    if (without > 0) {
      problems.note(
          String.format(
              Locale.ROOT,
              "%,d of %,d bins are not in %s; ways to them will be estimated",
              without,
              binIds.size(),
              file.name()));
    }
  }

  private static Map<String, Position> positions(Known fleet) {
    var positions = new HashMap<String, Position>();
    fleet.sites().forEach(site -> positions.put(site.id(), site.position()));
    for (var bin : fleet.bins()) {
      bin.position().ifPresent(position -> positions.put(bin.id().value(), position));
    }
    return positions;
  }

  /** The fleet as it will be. */
  private Known after(FleetChange change) {
    return new Known(
        merged(known.bins(), change.bins(), bin -> bin.id().value()),
        merged(known.sites(), change.sites(), Site::id),
        merged(known.vehicles(), change.vehicles(), Vehicle::id));
  }

  private static <T> List<T> merged(List<T> stored, List<T> added, Function<T, String> id) {
    var merged = byId(stored, id);
    merged.putAll(byId(added, id));
    return List.copyOf(merged.values());
  }

  private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
    var byId = new LinkedHashMap<String, T>();
    things.forEach(thing -> byId.put(id.apply(thing), thing));
    return byId;
  }

  private ImportResult accepted(
      FleetChange change, Known after, Optional<ReadMatrix.Filled> roads) {
    var warnings = new ArrayList<>(problems.notes());
    warnings.addAll(FleetWarnings.of(after));
    return new ImportResult.Accepted(
        change,
        roads.map(ReadMatrix.Filled::matrix),
        roads.map(ReadMatrix.Filled::fill).orElse(MatrixFill.NONE),
        warnings);
  }
}
