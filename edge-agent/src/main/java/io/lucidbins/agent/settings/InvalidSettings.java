package io.lucidbins.agent.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A settings file that cannot be used; the message has a line for each thing that is wrong. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingsProblem> problems;

  InvalidSettings(Path file, List<SettingsProblem> problems) {
    super(
        problems.stream()
            .map(problem -> file + ": " + problem)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** All of them, in the order of the file. */
  public List<SettingsProblem> problems() {
    return problems;
  }
}
