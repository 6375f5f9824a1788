package io.lucidbins.agent.settings;

/**
 * Something wrong in a settings file.
 *
 * @param line from 1; 0 if it concerns the whole file
 * @param column from 1; 0 if it concerns the whole file
 * @param text what is wrong and what is expected
 */
public record SettingsProblem(int line, int column, String text) {
  @Override
  public String toString() {
    return line == 0 ? text : "line %d, column %d: %s".formatted(line, column, text);
  }
}
