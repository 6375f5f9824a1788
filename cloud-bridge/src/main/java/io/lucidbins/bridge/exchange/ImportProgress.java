package io.lucidbins.bridge.exchange;

/** Is told how far an import is; called often, so it must be cheap. */
@FunctionalInterface
public interface ImportProgress {
  /** Tells nobody. */
  ImportProgress NONE = (_, _, _) -> {};

  /**
   * So much is done.
   *
   * @param step what is going on, for people, such as "reading bins.csv"
   * @param done grows from 0 to the total within a step
   * @param total 0 if it is not known
   */
  void at(String step, long done, long total);
}
