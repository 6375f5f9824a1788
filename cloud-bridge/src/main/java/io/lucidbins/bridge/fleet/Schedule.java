package io.lucidbins.bridge.fleet;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * A bin that is emptied on fixed days whatever its level, as a bin without a sensor has to be.
 *
 * @param days at least one
 * @param litres expected at each emptying; 0 if nobody said so
 * @param grams expected at each emptying; 0 if nobody said so, but then the litres are known
 */
public record Schedule(Set<DayOfWeek> days, int litres, int grams) {
  /**
   * @throws IllegalArgumentException if there is no day, or no amount
   */
  public Schedule {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a schedule names at least one day of the week");
    }
    if (litres < 0 || grams < 0 || (litres == 0 && grams == 0)) {
      throw new IllegalArgumentException(
          "a schedule expects "
              + litres
              + " l and "
              + grams
              + " g; one of them must be above 0, none below");
    }
  }
}
