package io.lucidbins.device;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far a value can be trusted; the pair percent and grade is that of LwM2M object 3435.
 *
 * @param percent 0 to 100
 * @param flags why it is not 100, unmodifiable
 */
public record Quality(int percent, Set<QualityFlag> flags) {
  /** 100 percent, no flags. */
  public static final Quality BEST = new Quality(100, Set.of());

  private static final int FLAG_SHIFT = 7;
  private static final int PERCENT_MASK = (1 << FLAG_SHIFT) - 1;

  public Quality {
    Checks.within("quality percent", percent, 0, 100);
    var ordered = EnumSet.noneOf(QualityFlag.class);
    ordered.addAll(flags);
    flags = Collections.unmodifiableSet(ordered);
  }

  public Quality(int percent) {
    this(percent, Set.of());
  }

  /** 1 (poor) to 4 (good): percent / 25 rounded up, at least 1. Grade 0 is "no value". */
  public int grade() {
    return Math.max(1, (percent + 24) / 25);
  }

  /**
   * The wire number: 0 is the best quality; flags that this version has no name for are left out.
   */
  int number() {
    int bits = 0;
    for (var flag : flags) {
      bits |= 1 << flag.number();
    }
    return (bits << FLAG_SHIFT) | (100 - percent);
  }

  static Quality ofNumber(long number) {
    if (number == 0) {
      return BEST;
    }
    Checks.within("quality number", number, 0, Integer.MAX_VALUE);
    int percent = 100 - (int) (number & PERCENT_MASK);
    var flags = EnumSet.noneOf(QualityFlag.class);
    for (var flag : QualityFlag.values()) {
      if (((number >> (FLAG_SHIFT + flag.number())) & 1) == 1) {
        flags.add(flag);
      }
    }
    return new Quality(percent, flags);
  }
}
