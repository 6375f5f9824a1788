package io.lucidbins.routing;

/** Whether a stop has to be served, may be, or must not be. */
public sealed interface Mode {
  /** Served whenever any plan can: missing it costs {@link Cost#MISSED_MUST}. */
  record Must() implements Mode {}

  /** Served if that costs less than the prize. */
  record May(Cost prize) implements Mode {}

  /**
   * Never served.
   *
   * @param reason for people, such as "burning, alert not cleared"
   */
  record Forbidden(String reason) implements Mode {}
}
