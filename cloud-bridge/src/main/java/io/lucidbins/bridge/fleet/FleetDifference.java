package io.lucidbins.bridge.fleet;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a {@link FleetChange} would change in what is known. */
public record FleetDifference(Counts bins, Counts sites, Counts vehicles) {
  /**
   * How many of one kind.
   *
   * @param added unknown before
   * @param changed known, and different
   * @param unchanged known, and the same
   */
  public record Counts(int added, int changed, int unchanged) {
    /** Whether nothing is added or changed. */
    public boolean isNothing() {
      return added == 0 && changed == 0;
    }

    static <T> Counts of(List<T> change, List<T> known, Function<T, Object> id) {
      Map<Object, T> by = known.stream().collect(Collectors.toMap(id, Function.identity()));
      int added = 0;
      int unchanged = 0;
      for (T one : change) {
        T before = by.get(id.apply(one));
        if (before == null) {
          added++;
        } else if (before.equals(one)) {
          unchanged++;
        }
      }
      return new Counts(added, change.size() - added - unchanged, unchanged);
    }
  }

  /** Whether nothing is added or changed. */
  public boolean isNothing() {
    return bins.isNothing() && sites.isNothing() && vehicles.isNothing();
  }
}
