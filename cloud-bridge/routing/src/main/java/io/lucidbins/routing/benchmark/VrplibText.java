package io.lucidbins.routing.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outer form of a VRPLIB file: {@code KEY : value} headers and sections of rows of numbers,
 * with blanks or tabs, with or without {@code EOF}. Says nothing about what they mean.
 */
final class VrplibText {
  /** Longer files are refused: the largest published instance has 30,000 customers. */
  static final int MAX_LINES = 200_000;

  /** Longer lines are refused. */
  static final int MAX_LINE_LENGTH = 10_000;

  private static final int QUOTED = 40;

  /** A header's value and the line that it stands on. */
  record Header(String value, int line) {}

  /** One row of a section. */
  record Row(List<Long> numbers, int line) {
    long at(int column) {
      return numbers.get(column);
    }
  }

  private final Map<String, Header> headers = new HashMap<>();
  private final Map<String, List<Row>> sections = new HashMap<>();
  private final Map<String, Integer> sectionLines = new HashMap<>();

  private VrplibText() {}

  static VrplibText parse(String text) {
    var parsed = new VrplibText();
    String[] lines = text.split("\\R", -1);
    if (lines.length > MAX_LINES) {
      throw new BadInstance("%d lines; at most %d are read".formatted(lines.length, MAX_LINES));
    }
    @Nullable String section = null;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.length() > MAX_LINE_LENGTH) {
        throw new BadInstance(
            "line %d has %d characters; at most %d are read"
                .formatted(i + 1, line.length(), MAX_LINE_LENGTH));
      }
      if (line.equals("EOF")) {
        break;
      }
      if (!line.isEmpty()) {
        section = parsed.take(line, i + 1, section);
      }
    }
    return parsed;
  }

  /** Takes one line; returns the section that the next line belongs to. */
  private @Nullable String take(String line, int number, @Nullable String section) {
    if (line.toUpperCase(Locale.ROOT).replaceAll("\\s*:$", "").endsWith("_SECTION")) {
      String name = line.toUpperCase(Locale.ROOT).replaceAll("\\s*:$", "");
      refuseTwice(sectionLines.putIfAbsent(name, number), name, number);
      sections.put(name, new ArrayList<>());
      return name;
    }
    int colon = line.indexOf(':');
    if (colon > 0 && Character.isLetter(line.charAt(0))) {
      String key = line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
      var header = new Header(line.substring(colon + 1).strip(), number);
      var before = headers.putIfAbsent(key, header);
      refuseTwice(before == null ? null : before.line(), key, number);
      return null;
    }
    var rows = section == null ? null : sections.get(section);
    if (rows == null) {
      throw new BadInstance(
          "line %d: expected KEY : value or a section, found \"%s\"".formatted(number, cut(line)));
    }
    rows.add(new Row(numbers(line, number, section), number));
    return section;
  }

  private static void refuseTwice(@Nullable Integer before, String name, int line) {
    if (before != null) {
      throw new BadInstance("line %d: %s again; it is on line %d".formatted(line, name, before));
    }
  }

  private static List<Long> numbers(String line, int number, @Nullable String section) {
    String[] words = line.split("\\s+", -1);
    var numbers = new ArrayList<Long>();
    for (String word : words) {
      try {
        numbers.add(Long.parseLong(word));
      } catch (NumberFormatException _) {
        throw new BadInstance(
            "line %d, %s: \"%s\" is not a whole number".formatted(number, section, cut(word)));
      }
    }
    return numbers;
  }

  static String cut(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
  }

  /** The value of a header. */
  Header header(String key) {
    var header = headers.get(key);
    if (header == null) {
      throw new BadInstance("the header %s is missing".formatted(key));
    }
    return header;
  }

  /** A header that must be a whole number in a range. */
  int number(String key, int least, int most) {
    var header = header(key);
    try {
      int value = Integer.parseInt(header.value());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // told below, together with the range
    }
    throw new BadInstance(
        "line %d: %s is \"%s\"; expected a whole number from %d to %d"
            .formatted(header.line(), key, cut(header.value()), least, most));
  }

  /** A header that must have one of some values. */
  String oneOf(String key, List<String> values) {
    var header = header(key);
    if (!values.contains(header.value())) {
      throw new BadInstance(
          "line %d: %s is \"%s\"; this program reads %s"
              .formatted(header.line(), key, cut(header.value()), String.join(", ", values)));
    }
    return header.value();
  }

  /** The rows of a section, each of which must have so many numbers. */
  List<Row> rows(String section, int width) {
    var rows = sections.get(section);
    if (rows == null) {
      throw new BadInstance("the section %s is missing".formatted(section));
    }
    for (var row : rows) {
      if (row.numbers().size() != width) {
        throw new BadInstance(
            "line %d, %s: %d numbers; expected %d"
                .formatted(row.line(), section, row.numbers().size(), width));
      }
    }
    return rows;
  }

  /** Refuses any section but these: what is not understood must not be ignored. */
  void allowSections(List<String> known) {
    sectionLines.forEach((name, line) -> {
      if (!known.contains(name)) {
        throw new BadInstance(
            "line %d: section %s is not read by this program; it reads %s"
                .formatted(line, cut(name), String.join(", ", known)));
      }
    });
  }
}
