package io.lucidbins.bridge.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The levels between two emptyings, oldest first, at least one.
 *
 * <p>An emptying is what the bin reports as one, or, where it does not, a drop of at least {@link
 * #DROP_PERMILLE} that the next level confirms.
 */
record FillCycle(List<Level> levels) {
  /** A fall of 25 points of fill is an emptying; less may be settling or noise. */
  static final int DROP_PERMILLE = 250;

  FillCycle {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("a cycle has at least one level");
    }
  }

  /**
   * Splits a bin's history.
   *
   * @param levels in order of time
   * @param reported times of emptyings that the bin reported, in any order
   */
  static List<FillCycle> split(List<Level> levels, List<Instant> reported) {
    var cycles = new ArrayList<FillCycle>();
    var current = new ArrayList<Level>();
    var emptied = reported.stream().sorted().toList();
    int next = 0;
    for (int i = 0; i < levels.size(); i++) {
      boolean isReported = false;
      while (next < emptied.size() && !emptied.get(next).isAfter(levels.get(i).at())) {
        isReported = true;
        next++;
      }
      if (!current.isEmpty() && (isReported || isDrop(levels, i))) {
        cycles.add(new FillCycle(smooth(current)));
        current.clear();
      }
      current.add(levels.get(i));
    }
    if (!current.isEmpty()) {
      cycles.add(new FillCycle(smooth(current)));
    }
    return cycles;
  }

  /**
   * A fall to this level that the next one does not half take back; a fall at the very end waits
   * for that.
   */
  private static boolean isDrop(List<Level> levels, int at) {
    int before = levels.get(at - 1).permille();
    return levels.get(at).permille() <= before - DROP_PERMILLE
        && at + 1 < levels.size()
        && levels.get(at + 1).permille() <= before - DROP_PERMILLE / 2;
  }

  /** Median of three, which removes single wild echoes; the ends stay. */
  private static List<Level> smooth(List<Level> raw) {
    var smooth = new ArrayList<>(raw);
    for (int i = 1; i + 1 < raw.size(); i++) {
      int[] three = {raw.get(i - 1).permille(), raw.get(i).permille(), raw.get(i + 1).permille()};
      Arrays.sort(three);
      smooth.set(i, new Level(raw.get(i).at(), three[1]));
    }
    return smooth;
  }
}
