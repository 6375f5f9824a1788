package io.lucidbins.mocks.scenario;

/** A line of a scenario that is wrong: file, line, column, what was expected and what is there. */
public final class ScenarioError extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * @param line from 1
   * @param column from 1
   */
  public ScenarioError(String file, int line, int column, String what) {
    this(file + ":" + line + ":" + column + ": " + what, line, column);
  }

  private ScenarioError(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** The same place, with more to say. */
  ScenarioError with(String hint) {
    return new ScenarioError(getMessage() + hint, line, column);
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
