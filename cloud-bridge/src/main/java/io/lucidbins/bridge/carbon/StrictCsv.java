package io.lucidbins.bridge.carbon;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated text (RFC 4180: quotes, doubled quotes inside them; CRLF or LF) and keeps
 * the place of every cell. Whatever is doubtful is refused: a row longer or shorter than the
 * header, a header other than the expected one, a stray quote, an empty line, spaces around a cell,
 * more than {@value #CHARACTERS_MAX} characters.
 */
public final class StrictCsv {
  public static final int CHARACTERS_MAX = 4_000_000;

  private final String file;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  private StrictCsv(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** A cell with the place of its first character; lines and columns count from 1. */
  public record Cell(String file, int line, int column, String text) {
    /** The refusal of this cell, to be thrown. */
    public UnreadableCsv refused(String reason) {
      return new UnreadableCsv(file, line, column, reason);
    }

    /** The cell as a whole number within the bounds, both included, without sign or spaces. */
    public int wholeNumber(int lowest, int highest) {
      if (!text.matches("[0-9]{1,10}")
          || Long.parseLong(text) < lowest
          || Long.parseLong(text) > highest) {
        throw refused(
            "expected a whole number " + lowest + ".." + highest + ", found \"" + text + "\"");
      }
      return Integer.parseInt(text);
    }

    /** The text of a cell that must not be empty. */
    public String required() {
      if (text.isEmpty()) {
        throw refused("this cell must not be empty");
      }
      return text;
    }
  }

  /**
   * The rows below the header, in the order of the file.
   *
   * @param file the name that refusals carry
   * @param header the columns that must be there, in this order
   * @throws UnreadableCsv with line and column of the first fault
   */
  public static List<List<Cell>> read(String file, String text, List<String> header) {
    var csv = new StrictCsv(file, text);
    if (text.length() > CHARACTERS_MAX) {
      throw csv.refused("more than " + CHARACTERS_MAX + " characters");
    }
    csv.expectHeader(header);
    var rows = new ArrayList<List<Cell>>();
    while (csv.at < text.length()) {
      rows.add(csv.row(header));
    }
    return List.copyOf(rows);
  }

  private void expectHeader(List<String> header) {
    var cells = row(header);
    for (var i = 0; i < header.size(); i++) {
      var expected = header.get(i);
      var cell = cells.get(i);
      if (!cell.text().equals(expected)) {
        throw cell.refused(
            "expected the column \"" + expected + "\", found \"" + cell.text() + "\"");
      }
    }
  }

  private List<Cell> row(List<String> header) {
    var cells = new ArrayList<Cell>(header.size());
    var rowLine = line;
    do {
      if (cells.size() == header.size()) {
        throw refused("more than " + header.size() + " cells");
      }
      cells.add(cell());
    } while (take(','));
    if (cells.size() < header.size()) {
      throw new UnreadableCsv(
          file,
          rowLine,
          at - lineStart + 1,
          cells.size() + " cells; the next one, \"" + header.get(cells.size()) + "\", is missing");
    }
    endLine();
    return cells;
  }

  private Cell cell() {
    var startLine = line;
    var startColumn = at - lineStart + 1;
    var value = take('"') ? quoted() : bare();
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw refused("expected a comma or the end of the line");
    }
    var cell = new Cell(file, startLine, startColumn, value);
    if (!value.equals(value.strip())) {
      throw cell.refused("spaces around \"" + value.strip() + "\"");
    }
    return cell;
  }

  private String bare() {
    var start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw refused("a quote inside a cell that does not begin with one");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    while (at < text.length()) {
      var next = text.charAt(at++);
      if (next == '"' && !take('"')) {
        return value.toString();
      }
      if (next == '\n' || next == '\r') {
        at--;
        throw refused("the line ends inside a quoted cell");
      }
      value.append(next);
    }
    throw refused("the file ends inside a quoted cell");
  }

  private void endLine() {
    if (at == text.length()) {
      return;
    }
    take('\r');
    if (!take('\n')) {
      throw refused("expected a comma or the end of the line");
    }
    line++;
    lineStart = at;
  }

  private boolean take(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private UnreadableCsv refused(String reason) {
    return new UnreadableCsv(file, line, at - lineStart + 1, reason);
  }
}
