package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.MilligramsCo2e;
import java.util.List;
import java.util.Optional;

/** What a deposit is worth, or why a person has to look at it first. */
public sealed interface Decision {
  /**
   * Points and CO2e to post, either of which may be 0.
   *
   * @param ruleVersion the version that priced it; empty if none was in force
   * @param factorId the row of the factor table that counted; empty if none did
   * @param notes for the planner, in words
   */
  record Granted(
      MilliPoints points,
      MilligramsCo2e carbon,
      Optional<String> ruleVersion,
      Optional<String> factorId,
      List<String> notes)
      implements Decision {
    public Granted {
      notes = List.copyOf(notes);
    }
  }

  /** Held, not refused: no points, no accusation, a person decides. */
  record Held(String reason) implements Decision {}
}
