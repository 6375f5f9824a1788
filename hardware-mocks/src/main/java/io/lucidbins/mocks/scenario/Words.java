package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.fault.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of one line, taken from left to right, each with its column. */
final class Words {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d):([0-5]\\d)");
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,7})(?:\\.\\.(\\d{1,7}))?");

  private record Word(String text, int column) {}

  private final String file;
  private final int line;
  private final List<Word> words = new ArrayList<>();
  private final int endColumn;
  private int next;

  Words(String file, int line, String text) {
    this.file = file;
    this.line = line;
    int comment = text.indexOf('#');
    String fact = (comment < 0 ? text : text.substring(0, comment)).stripTrailing();
    this.endColumn = fact.length() + 1;
    Matcher matcher = WORD.matcher(fact);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
  }

  boolean isEnd() {
    return next == words.size();
  }

  boolean isNext(String word) {
    return !isEnd() && words.get(next).text().equals(word);
  }

  boolean startsWithNumber() {
    return !isEnd() && words.get(next).text().matches("-?\\d.*");
  }

  /** Takes the word if it is the next one. */
  boolean take(String word) {
    boolean is = isNext(word);
    next += is ? 1 : 0;
    return is;
  }

  /** Takes any word. */
  String word(String expected) {
    if (isEnd()) {
      throw expected(expected);
    }
    return words.get(next++).text();
  }

  void expect(String word) {
    if (!take(word)) {
      throw expected("\"" + word + "\"");
    }
  }

  void expectEnd() {
    if (!isEnd()) {
      throw expected("the end of the line");
    }
  }

  /** What is wrong with the next word, and which of the known words is near. */
  ScenarioError expected(String expected, Collection<String> known) {
    String hint = isEnd() ? "" : Nearest.hint(words.get(next).text(), known);
    ScenarioError plain = expected(expected);
    return hint.isEmpty() ? plain : plain.with(hint);
  }

  /** What is wrong with the next word. */
  ScenarioError expected(String expected) {
    String found = isEnd() ? "the line ends" : "there is \"" + words.get(next).text() + "\"";
    return error(
        isEnd() ? endColumn : words.get(next).column(), "expected " + expected + ", but " + found);
  }

  ScenarioError error(int column, String what) {
    return new ScenarioError(file, line, column, what);
  }

  /**
   * Makes a value of the words taken by {@code make}; a value that refuses them names their place.
   */
  <T> T checked(Supplier<T> make) {
    int column = isEnd() ? endColumn : words.get(next).column();
    try {
      return make.get();
    } catch (ScenarioError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw error(column, String.valueOf(e.getMessage()));
    }
  }

  int number(String what) {
    String text = word(what);
    if (!text.matches("\\d{1,9}")) {
      next--;
      throw expected(what + ", a whole number");
    }
    return Integer.parseInt(text);
  }

  double decimal(String what) {
    String text = word(what);
    if (!text.matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
      next--;
      throw expected(what + ", a number");
    }
    return Double.parseDouble(text);
  }

  /** A number that may be below zero. */
  int signed(String what) {
    String text = word(what);
    if (!text.matches("-?\\d{1,9}")) {
      next--;
      throw expected(what + ", a whole number");
    }
    return Integer.parseInt(text);
  }

  /** An address such as 0x2A. */
  int hex(String what) {
    String text = word(what);
    if (!text.matches("0x[0-9A-Fa-f]{1,4}")) {
      next--;
      throw expected(what + " such as 0x2A");
    }
    return Integer.parseInt(text.substring(2), 16);
  }

  /** An offset such as 0:10:05 or 1d 8:00:00. */
  Duration offset() {
    Duration days = Duration.ZERO;
    String text = word("a time such as 0:10:05");
    Matcher day = DAYS.matcher(text);
    if (day.matches()) {
      days = Duration.ofDays(Integer.parseInt(day.group(1)));
      text = word("a time such as 0:10:05");
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      next--;
      throw expected("a time such as 0:10:05 or 1d 8:00:00");
    }
    return days.plusHours(Integer.parseInt(clock.group(1)))
        .plusMinutes(Integer.parseInt(clock.group(2)))
        .plusSeconds(Integer.parseInt(clock.group(3)));
  }

  /** A length such as 6 s. */
  Duration length() {
    int number = number("a length such as 6 s");
    if (number == 0) {
      next--;
      throw expected("a length above 0");
    }
    return switch (word("ms, s, min or h")) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> {
        next--;
        throw expected("a unit: ms, s, min or h");
      }
    };
  }

  /** Grams such as 420 g, 300..900 g or 2 kg. */
  Range grams() {
    int at = next;
    String text = word("grams such as 420 g or 300..900 g");
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      next = at;
      throw expected("grams such as 420 g or 300..900 g");
    }
    int unit = isNext("kg") ? 1_000 : 1;
    if (!take("kg") && !take("g")) {
      throw expected("a unit: g or kg");
    }
    int low = Math.multiplyExact(Integer.parseInt(matcher.group(1)), unit);
    int high =
        matcher.group(2) == null
            ? low
            : Math.multiplyExact(Integer.parseInt(matcher.group(2)), unit);
    int after = next;
    next = at;
    Range range = checked(() -> new Range(low, high));
    next = after;
    return range;
  }

  /** The length of something that may go on for good: "for 6 s", or nothing. */
  @Nullable Duration lasting() {
    return take("for") ? length() : null;
  }

  int percent(String what) {
    int number = number(what);
    expect("%");
    return number;
  }
}
