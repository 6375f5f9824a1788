package io.lucidbins.bridge.settings;

import java.util.ArrayList;
import java.util.List;

/** The settings are not valid; each problem is a line that says where and what. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Each problem, as a line. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
