package io.lucidbins.bridge.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row with typed access to its cells. A cell that cannot be taken is added to the problems and
 * read as the lowest value that is possible; so a reader asks for every cell, and then {@link
 * #isSound} says whether the row counts. Spaces around a cell do not count.
 */
final class CsvRow {
  /** Spreadsheets and data frames write 2400 as 2400.0 too. */
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}(\\.0{1,3})?");

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,20})?");
  private static final Pattern COMMA = Pattern.compile("-?[0-9]+,[0-9]+");

  private final String file;
  private final int line;
  private final Map<String, Integer> places;
  private final List<String> cells;
  private final ImportProblems problems;
  private Set<String> refused = Set.of();

  CsvRow(
      String file,
      int line,
      Map<String, Integer> places,
      List<String> cells,
      ImportProblems problems) {
    this.file = file;
    this.line = line;
    this.places = places;
    this.cells = cells;
    this.problems = problems;
  }

  int line() {
    return line;
  }

  /** Whether nothing of it was refused. */
  boolean isSound() {
    return refused.isEmpty();
  }

  /** Whether nothing of these cells was refused. */
  boolean isSound(String... columns) {
    return Stream.of(columns).noneMatch(refused::contains);
  }

  /** Whether the file has this column. */
  boolean has(String column) {
    return places.containsKey(column);
  }

  /** The cell, or an empty text if it is empty or the file lacks the column. */
  String text(String column) {
    Integer place = places.get(column);
    return place == null ? "" : cells.get(place).strip();
  }

  boolean isEmpty(String column) {
    return text(column).isEmpty();
  }

  /** A text that people read: not empty, at most so long, without control characters. */
  String name(String column, int longest) {
    String text = required(column);
    if (text.length() > longest) {
      refuse(
          column,
          String.format(
              Locale.ROOT, "must have at most %d characters, not %,d", longest, text.length()));
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      refuse(column, "must not hold a line break, a tab or another control character");
    } else if (text.indexOf('\uFFFD') >= 0) {
      refuse(
          column,
          "holds the replacement character U+FFFD: a program before has misread the file and lost"
              + " letters; export it again as UTF-8");
    }
    return text;
  }

  /** A whole number, both bounds included. */
  int whole(String column, int lowest, int highest) {
    String text = required(column);
    if (text.isEmpty()) {
      return lowest;
    }
    if (!WHOLE.matcher(text).matches()) {
      refuse(
          column,
          String.format(Locale.ROOT, "must be a whole number, %,d to %,d", lowest, highest));
      return lowest;
    }
    int dot = text.indexOf('.');
    long value = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
    if (value < lowest || value > highest) {
      refuse(column, String.format(Locale.ROOT, "must be %,d to %,d", lowest, highest));
      return lowest;
    }
    return (int) value;
  }

  /**
   * A decimal number, both bounds included.
   *
   * @param unit for the refusal, such as "degrees"
   */
  double decimal(String column, double lowest, double highest, String unit) {
    return decimal(column, lowest, highest, () -> unit);
  }

  /** The same with words for the refusal that cost something to find. */
  double decimal(String column, double lowest, double highest, Supplier<String> unit) {
    String text = required(column);
    if (text.isEmpty()) {
      return lowest;
    }
    if (!DECIMAL.matcher(text).matches()) {
      refuse(
          column,
          COMMA.matcher(text).matches()
              ? "a decimal point is needed: " + text.replace(',', '.')
              : "must be a decimal number such as 52.1");
      return lowest;
    }
    double value = Double.parseDouble(text);
    if (value < lowest || value > highest) {
      refuse(
          column,
          String.format(Locale.ROOT, "must be %,.0f to %,.0f %s", lowest, highest, unit.get()));
      return lowest;
    }
    return value;
  }

  /** What the text stands for; the refusal is the message of the exception. */
  <T> T meaning(String column, Function<String, T> meaning, T otherwise) {
    String text = required(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return meaning.apply(text);
    } catch (IllegalArgumentException e) {
      refuse(column, String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  private String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      refuse(column, "must not be empty");
    }
    return text;
  }

  /** The row does not count, because of this cell. */
  void refuse(String column, String reason) {
    if (refused.isEmpty()) {
      refused = new HashSet<>();
    }
    refused.add(column);
    problems.add(new ImportProblem(file, line, column, text(column), reason));
  }
}
