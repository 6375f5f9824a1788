package io.lucidbins.agent.deposit;

import io.lucidbins.agent.deposit.SessionInput.Weighed;
import io.lucidbins.agent.sampling.Spread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The conversions of the last few seconds, and whether they stood still: their deviation, and the
 * step from their first half to their second, are within a limit, and few lie beyond 3 times it.
 */
final class WeightWindow {
  /** A full window; at 10 conversions a second, 30 of them. */
  static final Duration FULL = Duration.ofSeconds(3);

  /** Fewer conversions in a full window mean that the scale was interrupted. */
  private static final int LEAST_FULL = 20;

  /** At most a tenth of the conversions may lie far from the median. */
  private static final int FAR_SHARE = 10;

  private static final int LEAST_HALF = 2;
  private static final int MOST_KEPT = 400;

  private final ArrayDeque<Weighed> kept = new ArrayDeque<>();
  private final int stableGrams;

  WeightWindow(int stableGrams) {
    this.stableGrams = stableGrams;
  }

  void add(Weighed weighed) {
    if (kept.size() == MOST_KEPT) {
      kept.removeFirst();
    }
    kept.addLast(weighed);
  }

  void clear() {
    kept.clear();
  }

  /** A stable full window that lies within the two times, ending with the newest conversion. */
  Optional<StableWeight> full(long fromNanos, long toNanos) {
    List<Weighed> near = between(fromNanos, toNanos);
    if (near.isEmpty() || near.getLast().atNanos() - fromNanos < FULL.toNanos()) {
      return Optional.empty();
    }
    long begin = near.getLast().atNanos() - FULL.toNanos();
    List<Weighed> window = near.stream().filter(w -> w.atNanos() >= begin).toList();
    return window.size() < LEAST_FULL ? Optional.empty() : stable(window);
  }

  /** Stable conversions between the two times, at least {@code least} of them. */
  Optional<StableWeight> some(long fromNanos, long toNanos, int least) {
    List<Weighed> near = between(fromNanos, toNanos);
    return near.size() < least ? Optional.empty() : stable(near);
  }

  private List<Weighed> between(long fromNanos, long toNanos) {
    return kept.stream().filter(w -> w.atNanos() >= fromNanos && w.atNanos() < toNanos).toList();
  }

  private Optional<StableWeight> stable(List<Weighed> window) {
    int half = window.size() / 2;
    if (half < LEAST_HALF) {
      return Optional.empty();
    }
    Spread all = spread(window);
    int step =
        spread(window.subList(half, window.size())).median()
            - spread(window.subList(0, half)).median();
    boolean still =
        all.mad() <= stableGrams
            && Math.abs(step) <= stableGrams
            && fewAreFar(window, all.median());
    return still
        ? Optional.of(new StableWeight(all.median(), all.mad(), window.getLast().atNanos()))
        : Optional.empty();
  }

  /** The median deviation alone is blind to what less than half of the values do. */
  private boolean fewAreFar(List<Weighed> window, int median) {
    long far = window.stream().filter(w -> Math.abs(w.grams() - median) > 3 * stableGrams).count();
    return far <= window.size() / FAR_SHARE;
  }

  private static Spread spread(List<Weighed> window) {
    // Without rejection: a lean that comes and goes is not an outlier.
    return Spread.of(window.stream().mapToInt(Weighed::grams).toArray(), Integer.MAX_VALUE / 4);
  }
}
