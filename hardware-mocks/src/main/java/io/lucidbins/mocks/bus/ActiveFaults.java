package io.lucidbins.mocks.bus;

import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults that a wire has at present, each with its occurrence. Costs nothing while empty. */
final class ActiveFaults<F> {
  private record Active<F>(F fault, Occurrence occurrence) {}

  private final CopyOnWriteArrayList<Active<F>> faults = new CopyOnWriteArrayList<>();

  /** Adds a fault; one with an occurrence that is there already is there already. */
  void add(F fault, Occurrence occurrence) {
    if (faults.stream().noneMatch(active -> active.occurrence() == occurrence)) {
      faults.add(new Active<>(fault, occurrence));
    }
  }

  void clear() {
    faults.clear();
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** The first fault of this kind that strikes now; only faults of this kind are asked. */
  <T extends F> @Nullable T strike(Class<T> kind, long nowNanos) {
    for (Active<F> active : faults) {
      if (kind.isInstance(active.fault())) {
        synchronized (active.occurrence()) {
          if (active.occurrence().strikes(nowNanos)) {
            return kind.cast(active.fault());
          }
        }
      }
    }
    return null;
  }
}
