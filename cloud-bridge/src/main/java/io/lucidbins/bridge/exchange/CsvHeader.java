package io.lucidbins.bridge.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the first row of a file: which column stands where. */
final class CsvHeader {
  private final String file;
  private final CsvColumns columns;
  private final ImportProblems problems;
  private final Map<String, Integer> places = new HashMap<>();

  private CsvHeader(String file, CsvColumns columns, ImportProblems problems) {
    this.file = file;
    this.columns = columns;
    this.problems = problems;
  }

  /** The place of each column, from 0; incomplete if problems were added. */
  static Map<String, Integer> read(
      String file, List<String> cells, CsvColumns columns, ImportProblems problems) {
    var header = new CsvHeader(file, columns, problems);
    if (header.isTable(cells)) {
      for (int i = 0; i < cells.size(); i++) {
        header.place(cells.get(i).strip(), i);
      }
      columns.required().forEach(header::require);
      header.requireOne();
    }
    return Map.copyOf(header.places);
  }

  /** Whether any of our columns is among them; else one sentence says more than ten. */
  private boolean isTable(List<String> cells) {
    String first = String.join(",", cells);
    if (Stream.of(";", "\t", "|").anyMatch(sign -> cells.size() == 1 && first.contains(sign))) {
      String sign = first.contains(";") ? "semicolons" : first.contains("\t") ? "tabs" : "bars";
      problem("", first, "the cells are parted by " + sign + "; export the file with commas");
      return false;
    }
    if (cells.stream().map(String::strip).noneMatch(columns.all()::contains)) {
      problem("", first, "the first line must name the columns: " + String.join(",", all()));
      return false;
    }
    return true;
  }

  private List<String> all() {
    return columns.all();
  }

  private void place(String name, int index) {
    if (!all().contains(name)) {
      problem(name, "", unknown(name, index));
      return;
    }
    Integer earlier = places.putIfAbsent(name, index);
    if (earlier != null) {
      problem(
          name,
          "",
          "this column is there twice, as number %d and %d".formatted(earlier + 1, index + 1));
    }
  }

  private String unknown(String name, int index) {
    if (name.isEmpty()) {
      return "column number %d has no name; remove it or name it".formatted(index + 1);
    }
    return Nearest.to(name, all())
        .map(near -> "there is no such column; did you mean " + near + "?")
        .orElse("there is no such column; possible are " + String.join(", ", all()));
  }

  private void require(String name) {
    if (!places.containsKey(name)) {
      problem(name, "", "this column is missing");
    }
  }

  private void requireOne() {
    var given = columns.oneOf().stream().filter(places::containsKey).toList();
    if (!columns.oneOf().isEmpty() && given.size() != 1) {
      problem(
          String.join("|", columns.oneOf()),
          "",
          given.isEmpty()
              ? "one of these columns is missing"
              : "only one of these columns may be there");
    }
  }

  private void problem(String column, String value, String reason) {
    problems.add(new ImportProblem(file, 1, column, value, reason));
  }
}
