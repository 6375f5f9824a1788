package io.lucidbins.routing;

import java.util.Set;
import java.util.TreeSet;

/**
 * A part of a truck's body. Which stream goes to which compartment is fixed for the shift.
 *
 * @param streams accepted stream codes, at least one
 * @param litres capacity in litres as they lie in the bin (a press of 5:1 is applied once, here)
 */
public record Compartment(Set<String> streams, Litres litres, Grams grams) {
  public Compartment {
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("a compartment accepts at least one stream");
    }
    streams = Set.copyOf(streams);
  }

  /** The accepted streams in the order of their codes, for output that has to be repeatable. */
  public TreeSet<String> sortedStreams() {
    return new TreeSet<>(streams);
  }
}
