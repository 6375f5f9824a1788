package io.lucidbins.bridge.exchange;

/**
 * Why a file is refused, and where.
 *
 * @param file its name
 * @param line from 1; of a row that spans several lines, the first. 0 is the file as a whole
 * @param column the name of the column, or empty if the whole line or file is meant
 * @param value what stands there, cut to {@value #VALUE_MAX} characters, or empty
 * @param reason what is wrong and what would be right, for people
 */
public record ImportProblem(String file, int line, String column, String value, String reason) {
  static final int VALUE_MAX = 60;

  public ImportProblem {
    value = shown(value);
  }

  /** The problem in one line: {@code bins.csv line 7, latitude "91": ...}. */
  public String sentence() {
    var text = new StringBuilder(file);
    if (line > 0) {
      text.append(" line ").append(line);
    }
    if (!column.isEmpty()) {
      text.append(", ").append(column);
    }
    if (!value.isEmpty()) {
      text.append(" \"").append(value).append('"');
    }
    return text.append(": ").append(reason).toString();
  }

  /** Control characters, which would tear a line of output, become visible. */
  private static String shown(String value) {
    var text = new StringBuilder();
    value
        .codePoints()
        .limit(VALUE_MAX)
        .forEach(c -> {
          if (Character.isISOControl(c)) {
            text.append("\\u%04X".formatted(c));
          } else {
            text.appendCodePoint(c);
          }
        });
    return value.codePointCount(0, value.length()) > VALUE_MAX ? text + "..." : text.toString();
  }
}
