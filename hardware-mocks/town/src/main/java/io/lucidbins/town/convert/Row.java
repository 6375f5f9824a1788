package io.lucidbins.town.convert;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of a case, in cells.
 *
 * @param line from 1
 */
record Row(String file, int line, List<String> cells) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,30})?");

  Row {
    cells = List.copyOf(cells);
  }

  /** A name as a bin may have it. */
  String id(int column, String what) {
    String text = cells.get(column);
    if (!ID.matcher(text).matches()) {
      throw bad(text, what + ": 1 to 36 of a-z, 0-9 and -, no - first");
    }
    return text;
  }

  int whole(int column, String what, int least, int most) {
    String text = cells.get(column);
    if (!WHOLE.matcher(text).matches() || outside(Integer.parseInt(text), least, most)) {
      throw bad(
          text,
          String.format(Locale.ROOT, "%s: a whole number from %,d to %,d", what, least, most));
    }
    return Integer.parseInt(text);
  }

  /** Exactly as it stands there: a time or an angle must not change by being converted. */
  BigDecimal decimal(int column, String what, int least, int most) {
    String text = cells.get(column);
    if (!DECIMAL.matcher(text).matches() || outside(Double.parseDouble(text), least, most)) {
      throw bad(
          text,
          String.format(Locale.ROOT, "%s: a decimal number from %,d to %,d", what, least, most));
    }
    return new BigDecimal(text);
  }

  BadRow bad(String found, String expected) {
    return new BadRow(new Fault(file, line, found, expected));
  }

  private static boolean outside(double value, int least, int most) {
    return value < least || value > most;
  }

  /** This row is wrong; the next may be right. */
  static final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    BadRow(Fault fault) {
      super(fault.toString());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }
}
