package io.lucidbins.town.convert;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * One file of a case: a record a line, cells parted by tabs or spaces, {@code #} begins a comment.
 */
final class CaseFile {
  /** Larger files are refused; the matrix of 2,500 places has fewer. */
  static final long MAX_BYTES = 200_000_000;

  private final Path file;
  private final String name;
  private final List<Fault> faults;

  /**
   * @param faults gets what is wrong
   */
  CaseFile(Path file, List<Fault> faults) {
    this.file = file;
    this.name = String.valueOf(file.getFileName());
    this.faults = faults;
  }

  /**
   * What its lines mean; the wrong ones go to the faults.
   *
   * @param columns their names, as a fault says them
   * @param optional how many of the last columns may be absent
   */
  <T> List<T> records(List<String> columns, int optional, Function<Row, T> meaning) {
    List<T> records = new ArrayList<>();
    List<String> lines = text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var row = new Row(name, i + 1, List.of(line.split("[\\t ]+")));
      try {
        requireWidth(row, line, columns, optional);
        records.add(meaning.apply(row));
      } catch (Row.BadRow bad) {
        faults.add(bad.fault());
      }
    }
    return records;
  }

  private static void requireWidth(Row row, String line, List<String> columns, int optional) {
    int width = row.cells().size();
    if (width > columns.size() || width < columns.size() - optional) {
      String count =
          optional == 0
              ? columns.size() + ""
              : "%d to %d".formatted(columns.size() - optional, columns.size());
      throw row.bad(line, count + " columns: " + String.join(", ", columns));
    }
  }

  private String text() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadCaseException(
            name,
            String.format(Locale.ROOT, "%,d bytes", Files.size(file)),
            String.format(Locale.ROOT, "at most %,d", MAX_BYTES));
      }
      return Files.readString(file);
    } catch (CharacterCodingException _) {
      throw new BadCaseException(name, "bytes that are no text", "UTF-8");
    } catch (IOException e) {
      throw new BadCaseException(name, String.valueOf(e.getMessage()), "a file that can be read");
    }
  }

  /** Ids that came so far. */
  static final class Once {
    private final Set<String> seen = new HashSet<>();

    /** The id, unless it came before. */
    String id(Row row, int column, String what) {
      String id = row.id(column, what);
      if (!seen.add(id)) {
        throw row.bad(id, what + ": one that no line before has");
      }
      return id;
    }
  }
}
