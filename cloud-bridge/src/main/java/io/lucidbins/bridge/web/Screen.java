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
 * @param bins in the order {@code order}
 */
public record Screen(
    Instant now,
    long feedPosition,
    BinOrder order,
    List<BinView> bins,
    Optional<PlanView> plan,
    List<AwardView> awards,
    Totals totals) {

  /** The list shows so many bins; the API and the map have all. */
  public static final int MAX_LISTED = 200;

  public Screen {
    bins = List.copyOf(bins);
    awards = List.copyOf(awards);
  }

  /** The first bins of the list. */
  public List<BinView> listed() {
    return bins.subList(0, Math.min(MAX_LISTED, bins.size()));
  }

  /** How many bins are connected. */
  public long online() {
    return bins.stream().filter(BinView::online).count();
  }

  /** How many bins are in a band. */
  public long count(Band band) {
    return bins.stream().filter(bin -> bin.state() == band).count();
  }

  /** How many bins have a last reading too old to rely on. */
  public long staleCount() {
    return bins.stream().filter(BinView::stale).count();
  }

  /** How many bins are full or expected to be full within a day. */
  public long dueToday() {
    return count(Band.FULL) + count(Band.DUE);
  }

  /** How long ago something was; never negative, since the clocks of bins may run ahead. */
  public Duration since(Instant then) {
    Duration ago = Duration.between(then, now);
    return ago.isNegative() ? Duration.ZERO : ago;
  }
}
