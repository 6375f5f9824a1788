package io.lucidbins.bridge.exchange;

/**
 * What is read at most; the file with one more of anything is refused.
 *
 * @param bytes of the file
 * @param rows below the header
 * @param lineCharacters of one line
 * @param rowCharacters of one row, which may span lines if a cell is quoted
 * @param cellCharacters of one cell
 */
record CsvLimits(long bytes, int rows, int lineCharacters, int rowCharacters, int cellCharacters) {
  private static final int LINE = 16_384;
  private static final int ROW = 65_536;
  private static final int CELL = 2_000;

  /** Bins, sites and vehicles. */
  static final CsvLimits FLEET = new CsvLimits(64L << 20, 200_000, LINE, ROW, CELL);

  /** A row for each ordered pair of the most places that a matrix may have. */
  static final CsvLimits MATRIX = new CsvLimits(512L << 20, 6_250_000, LINE, ROW, CELL);
}
