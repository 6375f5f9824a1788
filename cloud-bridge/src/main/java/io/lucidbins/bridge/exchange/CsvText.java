package io.lucidbins.bridge.exchange;

import java.util.List;

/**
 * Rows in the form of RFC 4180: cells parted by commas, rows ended by CR LF, quotes where a cell
 * needs them.
 */
final class CsvText {
  /** A spreadsheet takes a cell that begins so for a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();
  private boolean inRow;

  CsvText(List<String> header) {
    header.forEach(this::plain);
    endRow();
  }

  /** What people wrote; an apostrophe keeps it from being taken for a formula. */
  CsvText text(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    return cell(formula ? "'" + value : value);
  }

  /** A number, a time or a word of ours. */
  CsvText plain(Object value) {
    return cell(value.toString());
  }

  CsvText empty() {
    return cell("");
  }

  void endRow() {
    text.append("\r\n");
    inRow = false;
  }

  private CsvText cell(String value) {
    if (inRow) {
      text.append(',');
    }
    inRow = true;
    text.append(needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
    return this;
  }

  private static boolean needsQuotes(String value) {
    return !value.strip().equals(value) || value.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
