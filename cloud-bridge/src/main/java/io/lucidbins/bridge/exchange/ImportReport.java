package io.lucidbins.bridge.exchange;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lucidbins.bridge.exchange.ImportResult.Accepted;
import io.lucidbins.bridge.exchange.ImportResult.Refused;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an import did or would do, for people and for programs.
 *
 * @param outcome what came of it
 * @param bins, sites, vehicles how many are added, changed and unchanged; absent if refused
 * @param roads what becomes of the matrix; absent if there is none
 * @param fill what was added to the matrix; absent if there is none
 * @param warnings a sentence each
 * @param problems why it is refused
 * @param more how many problems there are beyond them
 */
@JsonPropertyOrder({"outcome", "bins", "sites", "vehicles", "roads", "fill", "warnings"})
public record ImportReport(
    Outcome outcome,
    Optional<Counts> bins,
    Optional<Counts> sites,
    Optional<Counts> vehicles,
    Optional<MatrixDifference> roads,
    Optional<MatrixFill> fill,
    List<String> warnings,
    List<ImportProblem> problems,
    int more) {
  /** What came of it. */
  public enum Outcome {
    /** It is stored. */
    STORED,
    /** Everything was stored already just so. */
    UNCHANGED,
    /** It could be stored, but nobody asked for that. */
    DRY_RUN,
    /** It cannot be stored. */
    REFUSED
  }

  public ImportReport {
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  /** Of files that are right. */
  public static ImportReport of(Accepted accepted, ImportDifference difference, boolean dryRun) {
    var fleet = difference.fleet();
    boolean hasMatrix = accepted.matrix().isPresent();
    return new ImportReport(
        difference.isNothing() ? Outcome.UNCHANGED : dryRun ? Outcome.DRY_RUN : Outcome.STORED,
        Optional.of(fleet.bins()),
        Optional.of(fleet.sites()),
        Optional.of(fleet.vehicles()),
        hasMatrix ? Optional.of(difference.matrix()) : Optional.empty(),
        hasMatrix ? Optional.of(accepted.fill()) : Optional.empty(),
        accepted.warnings(),
        List.of(),
        0);
  }

  /** Of files that are wrong. */
  public static ImportReport of(Refused refused) {
    return new ImportReport(
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        refused.problems(),
        refused.more());
  }

  /** For people, without the problems. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    if (bins.isPresent()) {
      lines.add("%-10s %9s %9s %9s".formatted("", "added", "changed", "unchanged"));
      bins.ifPresent(counts -> lines.add(line("bins", counts)));
      sites.ifPresent(counts -> lines.add(line("sites", counts)));
      vehicles.ifPresent(counts -> lines.add(line("vehicles", counts)));
    }
    fill.ifPresent(f -> lines.add(roadsLine(f)));
    fill.ifPresent(f -> f.sentences().forEach(sentence -> lines.add("roads: " + sentence)));
    warnings.forEach(warning -> lines.add("warning: " + warning));
    lines.add(sentence());
    return lines;
  }

  private static String line(String what, Counts counts) {
    return String.format(
        Locale.ROOT,
        "%-10s %,9d %,9d %,9d",
        what,
        counts.added(),
        counts.changed(),
        counts.unchanged());
  }

  private String roadsLine(MatrixFill f) {
    return String.format(
        Locale.ROOT,
        "roads      matrix of %,d places, %s",
        f.places(),
        roads.map(r -> r.name().toLowerCase(Locale.ROOT)).orElse(""));
  }

  /** What came of it, in a sentence. */
  @JsonIgnore
  public String sentence() {
    return switch (outcome) {
      case STORED -> "Imported.";
      case UNCHANGED -> "Nothing changed: all of it is stored already.";
      case DRY_RUN -> "Dry run: all of it is right, and nothing was stored.";
      case REFUSED ->
          String.format(
              Locale.ROOT,
              "Nothing was imported: %,d %s.",
              problems.size() + more,
              problems.size() + more == 1 ? "problem" : "problems");
    };
  }

  /** One JSON object; what is absent is left out. */
  public String json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .changeDefaultVisibility(
            visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
        .build()
        .writeValueAsString(this);
  }
}
