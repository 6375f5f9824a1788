package io.lucidbins.bridge.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a bin wants to be emptied.
 *
 * @param service time at the kerb in whole seconds, at most {@link #LONGEST_SERVICE}; empty means
 *     as long as the site's usual bin
 * @param windows when the service may start, ascending and apart, at most {@link
 *     ClockWindow#MAX_WINDOWS}; none means at any time
 * @param schedule its fixed days; empty means that its level decides
 */
public record Collection(
    Optional<Duration> service, List<ClockWindow> windows, Optional<Schedule> schedule) {
  /** Emptied when its level asks for it, at any time of the day. */
  public static final Collection BY_LEVEL =
      new Collection(Optional.empty(), List.of(), Optional.empty());

  /** A longer service is refused. */
  public static final Duration LONGEST_SERVICE = Duration.ofHours(1);

  /**
   * @throws IllegalArgumentException if the service is too long or negative, or the windows overlap
   */
  public Collection {
    service.ifPresent(
        time -> ServiceTimes.check("service at a bin", time, Collection.LONGEST_SERVICE));
    windows = ClockWindow.ascending(windows, "a bin");
  }
}
