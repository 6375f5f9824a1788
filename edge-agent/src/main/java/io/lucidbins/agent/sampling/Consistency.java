package io.lucidbins.agent.sampling;

import org.jspecify.annotations.Nullable;

/**
 * Whether weight and level of a bin changed together, as far as its material allows: since the
 * first pair after the start or the last emptying, the level must have risen by the gained weight
 * over area and density, give or take. That first pair may have been wrong itself: a level right at
 * the range finder, where a drop hangs, is no beginning, and {@link #NEW_BEGINNING} pairs in a row
 * that agree with each other, but not with it, are a new one.
 */
final class Consistency {
  /** The surface is a cone, and the range finder sees one spot of it. */
  private static final int LEAST_MARGIN_MM = 100;

  private static final int MARGIN_PERCENT = 15;

  /** What the zero may drift in a hot or cold day. */
  private static final int MARGIN_GRAMS = 500;

  static final int NEW_BEGINNING = 6;

  private record Pair(int levelMm, int grams) {}

  private final DensityRange density;
  private final double areaM2;
  private final int marginMm;
  private @Nullable Pair first;
  private @Nullable Pair other;
  private int others;

  /**
   * @param density of the material that the bin is for
   * @param volumeLitres of the bin
   * @param depthMm of the bin
   */
  Consistency(DensityRange density, int volumeLitres, int depthMm) {
    this.density = density;
    this.areaM2 = (double) volumeLitres / depthMm;
    this.marginMm = Math.max(LEAST_MARGIN_MM, depthMm * MARGIN_PERCENT / 100);
  }

  /**
   * Looks at the next pair of believed values.
   *
   * @param atRangeFinder whether the level is so near the range finder that it may be a drop on it
   */
  boolean agrees(int levelMm, int grams, boolean atRangeFinder) {
    Pair now = new Pair(levelMm, grams);
    Pair then = first;
    if (then == null) {
      first = atRangeFinder ? null : now;
      return true;
    }
    if (agree(then, now)) {
      other = null;
      return true;
    }
    return !atRangeFinder && isNewBeginning(now);
  }

  private boolean isNewBeginning(Pair now) {
    Pair before = other;
    if (before == null || !agree(before, now)) {
      other = now;
      others = 1;
      return false;
    }
    others++;
    if (others < NEW_BEGINNING) {
      return false;
    }
    first = before;
    other = null;
    return true;
  }

  private boolean agree(Pair then, Pair now) {
    int rise = now.levelMm() - then.levelMm();
    int gain = now.grams() - then.grams();
    // g / (kg/m3 x m2) = mm
    double least = lowest(gain - MARGIN_GRAMS) - marginMm;
    double most = highest(gain + MARGIN_GRAMS) + marginMm;
    return rise >= least && rise <= most;
  }

  private double lowest(int gain) {
    return gain / (areaM2 * (gain >= 0 ? density.mostKgPerM3() : density.leastKgPerM3()));
  }

  private double highest(int gain) {
    return gain / (areaM2 * (gain >= 0 ? density.leastKgPerM3() : density.mostKgPerM3()));
  }

  /** The bin was emptied: what it weighs and shows next is the new beginning. */
  void emptied() {
    first = null;
    other = null;
  }
}
