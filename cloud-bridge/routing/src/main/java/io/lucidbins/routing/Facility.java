package io.lucidbins.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place where trucks are emptied: a transfer station, a sorting plant, a landfill. A truck may
 * come by any number of times, on its way and at the end of its day.
 *
 * @param id unique among the facilities of a problem
 * @param streams codes of the waste streams it takes, at least one
 * @param service time from the gate to the gate
 * @param open when the service may start, ascending and apart; none means at any time
 */
public record Facility(
    String id, Location location, Set<String> streams, Seconds service, List<TimeWindow> open) {
  public Facility {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a facility needs an id");
    }
    streams = Set.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("facility " + id + " takes no stream");
    }
    open = TimeWindow.ascending(open, "facility " + id);
  }

  /** Whether the compartment can be emptied here: everything that may lie in it is taken. */
  public boolean takes(Compartment compartment) {
    return streams.containsAll(compartment.streams());
  }

  /** The streams in the order of their codes, for output that has to be repeatable. */
  public TreeSet<String> sortedStreams() {
    return new TreeSet<>(streams);
  }
}
