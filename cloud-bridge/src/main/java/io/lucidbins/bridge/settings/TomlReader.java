package io.lucidbins.bridge.settings;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads keys of one TOML text and gathers what is wrong with it, with line and column. */
final class TomlReader {
  /** Insertions, deletions and replacements from one text to the other. */
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final TomlParseResult toml;
  private final String name;
  private final List<String> problems = new ArrayList<>();
  private final TreeSet<String> known = new TreeSet<>();

  private TomlReader(TomlParseResult toml, String name) {
    this.toml = toml;
    this.name = name;
  }

  static TomlReader of(String text, String name) {
    var reader = new TomlReader(Toml.parse(text), name);
    for (TomlParseError error : reader.toml.errors()) {
      reader.problems.add(at(name, error.position()) + error.getMessage());
    }
    return reader;
  }

  /**
   * A text, made into what it stands for.
   *
   * @param given goes before the file; null if nothing is given
   * @param otherwise the default
   * @return null if it is wrong; then {@link #requireNothingElse} says so
   */
  <T> @Nullable T value(
      String key, @Nullable String given, String otherwise, Function<String, T> meaning) {
    known.add(key);
    String text = given == null ? text(key, otherwise) : given;
    return text == null ? null : check(given == null ? key : "", () -> meaning.apply(text));
  }

  private @Nullable String text(String key, String otherwise) {
    Object value = toml.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    problems.add(at(key) + key + " must be a text in quotes, not " + value);
    return null;
  }

  /** Notes a refusal at the place of the key; an empty key stands for the command line. */
  <T> @Nullable T check(String key, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(at(key) + e.getMessage());
      return null;
    }
  }

  private String at(String key) {
    if (key.isEmpty()) {
      return "command line: ";
    }
    var position = toml.inputPositionOf(key);
    return position == null ? name + ": " : at(name, position);
  }

  private static String at(String name, TomlPosition position) {
    return name + " line " + position.line() + ", column " + position.column() + ": ";
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException with every problem, unknown keys included
   */
  void requireNothingElse() {
    for (String key : toml.dottedKeySet()) {
      if (!known.contains(key)) {
        problems.add(at(key) + "unknown key " + key + "; did you mean " + nearest(key) + "?");
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private String nearest(String key) {
    return known.stream().min(Comparator.comparingInt(k -> DISTANCE.apply(k, key))).orElse("none");
  }
}
