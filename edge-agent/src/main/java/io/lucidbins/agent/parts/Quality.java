package io.lucidbins.agent.parts;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a value can be trusted.
 *
 * @param percent 0 to 100
 * @param flags why it is not 100, unmodifiable
 */
public record Quality(int percent, Set<Flag> flags) {
  /** Nothing speaks against the value. */
  public static final Quality BEST = new Quality(100, Set.of());

  /** What speaks against a value. */
  public enum Flag {
    LID_OPEN,
    TILTED,
    DEAD_ZONE,
    LOW_CONFIDENCE,
    UNCOMPENSATED,
    DRIFT,
    CONDENSATION,
    HELD
  }

  public Quality {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("quality must be 0 to 100 %, but is " + percent);
    }
    flags = Set.copyOf(flags);
  }

  /** {@code points} lower, at least 0. */
  public Quality minus(int points) {
    return new Quality(Math.max(0, percent - points), flags);
  }

  /** At most {@code most}. */
  public Quality atMost(int most) {
    return new Quality(Math.min(percent, most), flags);
  }

  /** The same with one more reason. */
  public Quality with(Flag flag) {
    Set<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new Quality(percent, more);
  }
}
