package io.lucidbins.bridge.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rows of a CSV file (RFC 4180, UTF-8, the first row names the columns) and adds what is
 * wrong to the problems, row by row, so that one run finds all of it. Lines without any text, which
 * spreadsheets leave behind, are skipped and told.
 */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final ImportFile file;
  private final CsvLimits limits;
  private final ImportProblems problems;
  private final ImportProgress progress;

  private int rows;
  private int emptyRows;
  private int rowLine = 1;

  CsvTable(ImportFile file, CsvLimits limits, ImportProblems problems, ImportProgress progress) {
    this.file = file;
    this.limits = limits;
    this.problems = problems;
    this.progress = progress;
  }

  /**
   * Hands each row below the header to the consumer; none of a file whose header is wrong.
   *
   * @return whether the file was read to its end, so that what is not in it is known
   */
  boolean read(CsvColumns columns, Consumer<CsvRow> consumer) {
    try (var text = new GuardedText(file.source().open(), limits);
        var parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
      return read(columns, consumer, text, parser);
    } catch (UncheckedIOException e) {
      refuse(Objects.requireNonNull(e.getCause(), "an unchecked one always has a cause"));
    } catch (IOException e) {
      refuse(e);
    }
    return false;
  }

  private boolean read(
      CsvColumns columns, Consumer<CsvRow> consumer, GuardedText text, CSVParser parser) {
    Iterator<CSVRecord> records = parser.iterator();
    if (!records.hasNext()) {
      problem(0, "the file is empty; its first line must name the columns");
      return false;
    }
    int before = problems.count();
    var places = CsvHeader.read(file.name(), records.next().toList(), columns, problems);
    if (text.isMarked()) {
      problems.note(file.name() + " begins with a byte order mark; it is skipped");
    }
    if (problems.count() > before || !readRows(places, consumer, text, parser, records)) {
      return false;
    }
    noteEmptyRows();
    return true;
  }

  /** False if there were too many. */
  private boolean readRows(
      Map<String, Integer> places,
      Consumer<CsvRow> consumer,
      GuardedText text,
      CSVParser parser,
      Iterator<CSVRecord> records) {
    String step = "reading " + file.name();
    rowLine = nextLine(parser);
    text.rowBegins(rowLine);
    while (records.hasNext()) {
      List<String> cells = records.next().toList();
      if (isEmpty(cells)) {
        emptyRows++;
      } else if (++rows > limits.rows()) {
        problem(
            rowLine,
            String.format(
                Locale.ROOT, "there are more than %,d rows below the header", limits.rows()));
        return false;
      } else if (isSound(cells, places.size())) {
        consumer.accept(new CsvRow(file.name(), rowLine, places, cells, problems));
      }
      progress.at(step, text.bytesRead(), file.bytes().orElse(0));
      rowLine = nextLine(parser);
      text.rowBegins(rowLine);
    }
    return true;
  }

  /** The parser counts the ends of lines that it has passed. */
  private static int nextLine(CSVParser parser) {
    return Math.toIntExact(parser.getCurrentLineNumber() + 1);
  }

  private static boolean isEmpty(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  private boolean isSound(List<String> cells, int wanted) {
    if (cells.size() != wanted) {
      String hint =
          cells.size() > wanted
              ? "; is there a comma in a text without quotes, or in place of a decimal point?"
              : "";
      refuseRow(
          cells,
          "%d cells, but the header names %d columns%s".formatted(cells.size(), wanted, hint));
      return false;
    }
    if (cells.stream().anyMatch(cell -> cell.length() > limits.cellCharacters())) {
      refuseRow(
          cells,
          String.format(
              Locale.ROOT, "a cell is longer than %,d characters", limits.cellCharacters()));
      return false;
    }
    return true;
  }

  private void refuseRow(List<String> cells, String reason) {
    problems.add(new ImportProblem(file.name(), rowLine, "", String.join(",", cells), reason));
  }

  private void noteEmptyRows() {
    if (emptyRows > 0) {
      problems.note(
          String.format(
              Locale.ROOT,
              "%s: %,d empty %s skipped",
              file.name(),
              emptyRows,
              emptyRows == 1 ? "row" : "rows"));
    }
    if (rows == 0) {
      problems.note(file.name() + " has no rows below its header");
    }
  }

  private void refuse(IOException failure) {
    if (failure instanceof RefusedText refused) {
      problem(refused.line(), refused.reason());
    } else if (failure instanceof org.apache.commons.csv.CSVException) {
      problem(
          rowLine,
          String.valueOf(failure.getMessage()).contains("EOF")
              ? "a quote that is opened in this row is not closed before the end of the file"
              : "behind a closing quote must stand a comma or the end of the line; write a quote"
                  + " inside a text twice");
    } else {
      problem(0, "cannot be read: " + ReadFailure.words(failure));
    }
  }

  private void problem(int line, String reason) {
    problems.add(new ImportProblem(file.name(), line, "", "", reason));
  }
}
