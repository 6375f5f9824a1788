package io.lucidbins.bridge.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one rendering of the page shows, read at one moment.
 *
 * @param now time of the bridge
 * @param feedPosition newest feed event when reading began
 * @param listing the bins that the address asks for
 * @param drawer the bin whose drawer is open
 */
public record Screen(
    Instant now,
    long feedPosition,
    Address address,
    Listing listing,
    Figures figures,
    Optional<PlanView> plan,
    List<AwardView> awards,
    Optional<Drawer> drawer) {

  public Screen {
    awards = List.copyOf(awards);
  }

  /** How long ago something was; never negative, since the clocks of bins may run ahead. */
  public Duration since(Instant then) {
    Duration ago = Duration.between(then, now);
    return ago.isNegative() ? Duration.ZERO : ago;
  }
}
