package io.lucidbins.agent.parts;

/** A part that weighs. */
public interface Scale {

  /** The name for people, such as "nau7802". */
  String name();

  /**
   * The next conversion, in raw counts: what a count weighs depends on the bin. Initialises the
   * part first if that is due.
   */
  Measured<Integer> measureCounts();
}
