package io.lucidbins.routing;

import java.util.List;

/**
 * One emptying of one bin, or of bins of one stream at one kerb. It is served once and whole.
 *
 * @param id unique among the stops of a problem
 * @param stream code of the waste stream, such as {@code paper}
 * @param litres volume as it lies in the bin
 * @param service time at the kerb
 * @param windows when the service may start, ascending and apart; none means at any time
 */
public record Stop(
    String id,
    Location location,
    String stream,
    Litres litres,
    Grams grams,
    Seconds service,
    List<TimeWindow> windows,
    Mode mode) {
  public Stop {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a stop needs an id");
    }
    windows = TimeWindow.ascending(windows, "stop " + id);
  }
}
