package io.lucidbins.town.convert;

/**
 * A line that cannot be understood.
 *
 * @param line from 1; 0 if the file as a whole is meant
 * @param found what stands there
 * @param expected what should, in words
 */
public record Fault(String file, int line, String found, String expected) {
  private static final int LONGEST = 80;

  /** {@code trucks.txt:3: found 'x', expected a whole number from 1 to 9}. */
  @Override
  public String toString() {
    String where = line == 0 ? file : file + ":" + line;
    return where + ": found " + shown() + ", expected " + expected;
  }

  private String shown() {
    String visible = found.replaceAll("\\p{Cntrl}", " ");
    return visible.length() <= LONGEST
        ? "'" + visible + "'"
        : "'" + visible.substring(0, LONGEST) + "'... (" + found.length() + " characters)";
  }
}
