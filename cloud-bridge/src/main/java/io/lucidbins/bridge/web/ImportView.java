package io.lucidbins.bridge.web;

import io.lucidbins.bridge.exchange.ImportReport;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The import page.
 *
 * @param report what the last step came to
 * @param check number under which the checked files can be confirmed
 * @param trouble why the last step was refused as a whole, in words
 */
public record ImportView(
    Optional<ImportReport> report, Optional<String> check, Optional<String> trouble) {
  static final ImportView EMPTY =
      new ImportView(Optional.empty(), Optional.empty(), Optional.empty());

  static ImportView of(ImportReport report) {
    return new ImportView(Optional.of(report), Optional.empty(), Optional.empty());
  }

  static ImportView checked(ImportReport report, String check) {
    return new ImportView(Optional.of(report), Optional.of(check), Optional.empty());
  }

  static ImportView refused(String why) {
    return new ImportView(Optional.empty(), Optional.empty(), Optional.of(why));
  }

  /** A file of the form. */
  public record Field(String name, String label, String columns) {}

  /** The files that can be chosen, and their columns; those in brackets may be absent. */
  public static List<Field> fields() {
    return List.of(
        new Field(
            "bins",
            "Bins",
            "id name latitude longitude wasteStream volumeLitres [depthMm] [serviceSeconds]"
                + " [timeWindows] [collectOn] [expectedLitres] [expectedKilograms]"),
        new Field(
            "sites",
            "Depots and disposal sites",
            "id name kind latitude longitude [wasteStreams] [serviceSeconds] [openingHours]"),
        new Field(
            "vehicles",
            "Trucks",
            "id name wasteStreams startSite endSite capacityLitres capacityKilograms shiftStart"
                + " shiftEnd"),
        new Field("matrix", "Travel times", "from to minutes|seconds [metres]"));
  }

  /** The largest file that is taken, in bytes. */
  public static long maxBytes() {
    return Uploads.MAX_FILE_MEGABYTES * 1024L * 1024;
  }

  /** How many of one kind. */
  public record Row(String what, Counts counts) {}

  /** The kinds that the files held, with how many are added, changed and unchanged. */
  public List<Row> rows() {
    return report.stream()
        .flatMap(r ->
            Stream.of(
                r.bins().map(counts -> new Row("Bins", counts)),
                r.sites().map(counts -> new Row("Sites", counts)),
                r.vehicles().map(counts -> new Row("Trucks", counts))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What becomes of the travel times, in words; empty if there are none in the files. */
  public String roads() {
    return report
        .flatMap(r -> r.fill().map(fill -> fill.places()))
        .map(places ->
            String.format(Locale.ROOT, "Travel times between %,d places, ", places)
                + report
                    .flatMap(ImportReport::roads)
                    .map(r -> r.name().toLowerCase(Locale.ROOT))
                    .orElse("")
                + ".")
        .orElse("");
  }

  /** What people should know, a sentence each. */
  public List<String> notes() {
    return report.stream()
        .flatMap(r ->
            Stream.concat(
                r.fill().stream().flatMap(fill -> fill.sentences().stream()),
                r.warnings().stream()))
        .toList();
  }

  /** Whether the files hold something wrong. */
  public boolean isRefused() {
    return report.filter(r -> r.outcome() == ImportReport.Outcome.REFUSED).isPresent();
  }

  /** Whether it was stored just now. */
  public boolean isStored() {
    return report.filter(r -> r.outcome() == ImportReport.Outcome.STORED).isPresent();
  }

  /** How many problems there are in all. */
  public int problemCount() {
    return report.map(r -> r.problems().size() + r.more()).orElse(0);
  }
}
