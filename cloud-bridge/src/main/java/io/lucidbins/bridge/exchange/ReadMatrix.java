package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.RoadMatrix;
import io.lucidbins.bridge.dispatch.StraightLineTimes;
import io.lucidbins.bridge.fleet.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Times between places, an ordered pair a row: there and back may differ. What the file leaves out
 * is filled, and told.
 */
final class ReadMatrix {
  static final CsvColumns COLUMNS =
      new CsvColumns(List.of("from", "to"), List.of("minutes", "seconds"), List.of("metres"));

  /** A day; longer ways are mistakes. */
  static final int SECONDS_MAX = 86_400;

  /** Longer ways are mistakes. A way over all places stays below 2^31 m. */
  static final int METRES_MAX = 800_000;

  /** A part of a second below this is the rounding of a decimal such as 0.766666666666667. */
  private static final double ROUNDING_SECONDS = 0.001;

  private static final int MINUTE_SECONDS = 60;

  private final String file;
  private final Predicate<String> isPlace;
  private final ImportProblems problems;
  private final RoadPairs pairs = new RoadPairs();
  private boolean hasMetres;
  private boolean tooMany;

  /**
   * @param isPlace whether a bin or site, stored or imported, has the id
   */
  ReadMatrix(String file, Predicate<String> isPlace, ImportProblems problems) {
    this.file = file;
    this.isPlace = isPlace;
    this.problems = problems;
  }

  void row(CsvRow row) {
    if (tooMany) {
      return;
    }
    String from = place(row, "from");
    String to = place(row, "to");
    int seconds = seconds(row);
    int metres = metres(row);
    if (!row.isSound() || !hasRoom(row, from, to)) {
      return;
    }
    if (from.equals(to)) {
      refuseWayToItself(row, seconds, metres);
      return;
    }
    int earlier = pairs.put(pairs.index(from), pairs.index(to), seconds, metres, row.line());
    if (earlier > 0) {
      row.refuse("to", "line " + earlier + " has another value for the way from " + from);
    }
  }

  private String place(CsvRow row, String column) {
    return row.meaning(
        column,
        text -> {
          if (!isPlace.test(text)) {
            throw new IllegalArgumentException("no bin and no site has this id");
          }
          return text;
        },
        "");
  }

  private static int seconds(CsvRow row) {
    double seconds =
        row.has("minutes")
            ? MINUTE_SECONDS * row.decimal("minutes", 0, SECONDS_MAX / MINUTE_SECONDS, "minutes")
            : row.decimal("seconds", 0, SECONDS_MAX, "seconds");
    return (int) Math.ceil(Math.max(seconds - ROUNDING_SECONDS, 0));
  }

  private int metres(CsvRow row) {
    if (row.isEmpty("metres")) {
      return RoadPairs.UNKNOWN;
    }
    hasMetres = true;
    return (int) Math.round(row.decimal("metres", 0, METRES_MAX, "metres"));
  }

  private boolean hasRoom(CsvRow row, String from, String to) {
    int added = (pairs.has(from) ? 0 : 1) + (pairs.has(to) || from.equals(to) ? 0 : 1);
    tooMany = pairs.size() + added > RoadMatrix.MAX_PLACES;
    if (tooMany) {
      row.refuse(
          "from",
          String.format(
              Locale.ROOT,
              "there are more than %,d places, the most that a matrix may have; no row below this"
                  + " one was looked at",
              RoadMatrix.MAX_PLACES));
    }
    return !tooMany;
  }

  private static void refuseWayToItself(CsvRow row, int seconds, int metres) {
    if (seconds > 0) {
      row.refuse(row.has("minutes") ? "minutes" : "seconds", "the way from a place to itself is 0");
    } else if (metres > 0) {
      row.refuse("metres", "the way from a place to itself is 0");
    }
  }

  /** A matrix without gaps, and what filled them. */
  record Filled(RoadMatrix matrix, MatrixFill fill) {}

  /**
   * Completes what was read.
   *
   * @param positions of all bins and sites that have one
   * @return empty if a problem was added, or if no pair was read
   */
  Optional<Filled> filled(Map<String, Position> positions, ImportProgress progress) {
    List<String> places = pairs.sorted();
    if (places.isEmpty()) {
      problem("", "there is no pair of two places in it");
      return Optional.empty();
    }
    var ways = new Ways(pairs);
    if (!ways.areMetresKnown() && !canEstimate(places, positions)) {
      return Optional.empty();
    }
    int missing = ways.missing();
    int estimated = estimateMetres(ways, positions);
    if (missing > 0 && !fill(ways, progress)) {
      return Optional.empty();
    }
    int pairCount = places.size() * (places.size() - 1);
    var fill = new MatrixFill(places.size(), pairCount, missing, estimated);
    return checked(ways).map(matrix -> new Filled(matrix, fill));
  }

  /** A way over many places may be longer than a matrix can say. */
  private Optional<RoadMatrix> checked(Ways ways) {
    try {
      return Optional.of(new RoadMatrix(ways.places, ways.seconds, ways.metres));
    } catch (IllegalArgumentException e) {
      problem("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void problem(String column, String reason) {
    problems.add(new ImportProblem(file, 0, column, "", reason));
  }

  /** The tables while they are filled, row-major. */
  private static final class Ways {
    private final List<String> places;
    private final int[] seconds;
    private final int[] metres;

    Ways(RoadPairs pairs) {
      this.places = pairs.sorted();
      this.seconds = pairs.seconds(places);
      this.metres = pairs.metres(places);
    }

    int size() {
      return places.size();
    }

    int missing() {
      return (int) Arrays.stream(seconds).filter(s -> s == RoadPairs.UNKNOWN).count();
    }

    /** Whether every known way has a distance. */
    boolean areMetresKnown() {
      for (int at = 0; at < seconds.length; at++) {
        if (seconds[at] != RoadPairs.UNKNOWN && metres[at] == RoadPairs.UNKNOWN) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean canEstimate(List<String> places, Map<String, Position> positions) {
    Optional<String> nowhere = places.stream().filter(p -> !positions.containsKey(p)).findFirst();
    nowhere.ifPresent(place ->
        problem(
            "metres",
            "distances are missing and cannot be estimated, as the position of "
                + place
                + " is not known"));
    return nowhere.isEmpty();
  }

  /**
   * The straight line for each known way without a distance; without any distance for all pairs.
   * Answers how many.
   */
  private int estimateMetres(Ways ways, Map<String, Position> positions) {
    if (hasMetres && ways.areMetresKnown()) {
      return 0;
    }
    var straight = new StraightLineTimes();
    List<Position> at = ways.places.stream().map(positions::get).toList();
    int size = ways.size();
    int estimated = 0;
    for (int pair = 0; pair < size * size; pair++) {
      boolean wanted = !hasMetres || ways.seconds[pair] != RoadPairs.UNKNOWN;
      if (wanted && ways.metres[pair] == RoadPairs.UNKNOWN) {
        double metres = straight.metres(at.get(pair / size), at.get(pair % size));
        ways.metres[pair] = (int) Math.round(metres);
        estimated++;
      }
    }
    return estimated;
  }

  /** False if some places cannot be reached from others. */
  private boolean fill(Ways ways, ImportProgress progress) {
    int size = ways.size();
    var shortest = ShortestWays.over(size, ways.seconds, ways.metres, progress);
    var unreached = new ArrayList<Integer>();
    for (int at = 0; at < size * size; at++) {
      if (ways.seconds[at] != RoadPairs.UNKNOWN) {
        continue;
      }
      if (!shortest.exists(at / size, at % size)) {
        unreached.add(at);
        continue;
      }
      ways.seconds[at] = shortest.seconds(at / size, at % size);
      if (ways.metres[at] == RoadPairs.UNKNOWN) {
        ways.metres[at] = shortest.metres(at / size, at % size);
      }
    }
    refuseIslands(ways.places, unreached);
    return unreached.isEmpty();
  }

  private void refuseIslands(List<String> places, List<Integer> unreached) {
    if (unreached.isEmpty()) {
      return;
    }
    int example = unreached.getFirst();
    problem(
        "",
        String.format(
            Locale.ROOT,
            "%,d pairs have no way, neither given nor over other places, such as from %s to %s",
            unreached.size(),
            places.get(example / places.size()),
            places.get(example % places.size())));
  }

  /** The places that were named. */
  Set<String> places() {
    return new HashSet<>(pairs.sorted());
  }
}
