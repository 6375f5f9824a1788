package io.lucidbins.mocks;

import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.fault.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All faults of one kind at one place: each strikes the chances that it was told to, and is
 * forgotten when it is over, so that a fault that a scenario repeats all day costs nothing.
 */
final class Chances implements Occurrence {
  private final RandomGenerator random;
  private final List<Chance> chances = new ArrayList<>();

  private record Chance(long endNanos, boolean single, double share) {}

  Chances(RandomGenerator random) {
    this.random = random;
  }

  synchronized void add(Fault fault, long nowNanos) {
    long end = fault.time() == null ? Long.MAX_VALUE : nowNanos + fault.time().toNanos();
    chances.add(new Chance(end, fault.single(), fault.share()));
  }

  @Override
  public synchronized boolean strikes(long nowNanos) {
    chances.removeIf(chance -> nowNanos >= chance.endNanos());
    Iterator<Chance> all = chances.iterator();
    while (all.hasNext()) {
      Chance chance = all.next();
      if (chance.share() >= 1 || random.nextDouble() < chance.share()) {
        if (chance.single()) {
          all.remove();
        }
        return true;
      }
    }
    return false;
  }

  synchronized void clear() {
    chances.clear();
  }
}
