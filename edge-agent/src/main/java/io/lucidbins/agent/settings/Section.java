package io.lucidbins.agent.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of the file. Each reading of a key makes the key known; what is wrong goes to the list of
 * problems, and the default stands in so that the rest is read too.
 */
final class Section {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h)");

  /** A misspelt key is at most this many letters off. */
  private static final int NEAR = 3;

  private final TomlTable table;
  private final String name;
  private final List<SettingsProblem> problems;
  private final List<String> known = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  Section(TomlTable table, String name, List<SettingsProblem> problems) {
    this.table = table;
    this.name = name;
    this.problems = problems;
  }

  Section section(String key) {
    known.add(key);
    Object found = table.get(List.of(key));
    if (found != null && !(found instanceof TomlTable)) {
      problem(key, key + " is a section: write [" + key + "] on a line of its own");
    }
    TomlTable inner = found instanceof TomlTable given ? given : Toml.parse("");
    var section = new Section(inner, key, problems);
    sections.add(section);
    return section;
  }

  String text(String key, String fallback) {
    return value(key, String.class, "a text in quotes").orElse(fallback);
  }

  boolean bool(String key, boolean fallback) {
    return value(key, Boolean.class, "true or false").orElse(fallback);
  }

  int integer(String key, int fallback) {
    Optional<Long> found = value(key, Long.class, "a whole number");
    if (found.isPresent() && found.get() != found.get().intValue()) {
      problem(key, key + " is out of range: " + found.get());
      return fallback;
    }
    return found.map(Long::intValue).orElse(fallback);
  }

  /** A day written as 2026-06-01, or null for "" and for a key that is not there. */
  @Nullable LocalDate date(String key) {
    String text = text(key, "");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      problem(key, key + " must be a day such as \"2026-06-01\", but is \"" + text + "\"");
      return null;
    }
  }

  /** A GPIO line, or null for "none". */
  @Nullable Integer pin(String key, @Nullable Integer fallback) {
    known.add(key);
    Object found = table.get(List.of(key));
    if (found == null) {
      return fallback;
    }
    if (found instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    if (!found.equals("none")) {
      problem(key, key + " must be the BCM number of a GPIO line, or \"none\"");
    }
    return null;
  }

  double decimal(String key, double fallback) {
    if (table.get(List.of(key)) instanceof Long whole) {
      known.add(key);
      return whole;
    }
    return value(key, Double.class, "a number").orElse(fallback);
  }

  Duration duration(String key, Duration fallback) {
    Optional<String> text = value(key, String.class, "a time such as \"60 s\" or \"10 min\"");
    if (text.isEmpty()) {
      return fallback;
    }
    Matcher matcher = DURATION.matcher(text.get());
    if (!matcher.matches()) {
      problem(
          key,
          key + " must be a time such as \"60 s\" or \"10 min\", but is \"" + text.get() + "\"");
      return fallback;
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    Optional<String> text = value(key, String.class, choices(type));
    for (E each : type.getEnumConstants()) {
      if (text.isPresent() && word(each).equals(text.get())) {
        return each;
      }
    }
    text.ifPresent(
        given -> problem(key, key + " must be " + choices(type) + ", but is \"" + given + "\""));
    return fallback;
  }

  private static String choices(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> "\"" + word(each) + "\"")
        .collect(Collectors.joining(" or "));
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> Optional<T> value(String key, Class<T> type, String expected) {
    known.add(key);
    Object found = table.get(List.of(key));
    if (found == null) {
      return Optional.empty();
    }
    if (!type.isInstance(found)) {
      problem(key, key + " must be " + expected);
      return Optional.empty();
    }
    return Optional.of(type.cast(found));
  }

  /**
   * Makes a settings record. Its messages begin with the key that they are about, which tells where
   * it stands.
   *
   * @param fallback stands in if the record refuses the values
   */
  <T extends @Nullable Object> T check(Supplier<T> made, T fallback) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      String key =
          known.stream()
              .filter(each -> said.startsWith(each.replace('_', ' ')) || said.startsWith(each))
              .filter(each -> table.contains(List.of(each)))
              .max(Comparator.comparingInt(String::length))
              .orElse("");
      problem(key, said);
      return fallback;
    }
  }

  void refuseUnknown() {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        String place = name.isEmpty() ? "" : " in [" + name + "]";
        problem(key, "unknown key " + key + place + nearest(key));
      }
    }
  }

  private String nearest(String key) {
    String best = "";
    int least = NEAR + 1;
    for (String each : known) {
      int distance = distance(key, each);
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best.isEmpty()
        ? "; known are " + String.join(", ", known)
        : "; did you mean " + best + "?";
  }

  /** Letters to insert, delete or change [Levenshtein 1966]. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  private void problem(String key, String text) {
    TomlPosition position = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
    problems.add(
        position == null
            ? new SettingsProblem(0, 0, text)
            : new SettingsProblem(position.line(), position.column(), text));
  }

  /** All keys that were asked for, those of sections as {@code section.key}. */
  List<String> allKeys() {
    var keys = new ArrayList<String>();
    for (String key : known) {
      Optional<Section> section =
          sections.stream().filter(each -> each.name.equals(key)).findFirst();
      if (section.isPresent()) {
        section.get().known.forEach(inner -> keys.add(key + "." + inner));
      } else {
        keys.add(key);
      }
    }
    return keys;
  }
}
