package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.device.EventDetail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what happens to the parts. That one of several parts on a bus failed by an error of the
 * bus waits until all were asked: if the bus turns out to be stuck, that is told once instead.
 */
final class PartReports {
  private final FaultCounts counts;
  private final Set<String> sharing;
  private final Map<String, PartHealth> healths = new HashMap<>();
  private final Map<String, String> busOf = new HashMap<>();
  private final Map<PartHealth, EventDetail> held = new LinkedHashMap<>();
  private final List<EventDetail> told = new ArrayList<>();

  /**
   * @param sharing names of the parts that share a bus with so many others that it may be stuck
   */
  PartReports(FaultCounts counts, Set<String> sharing) {
    this.counts = counts;
    this.sharing = sharing;
  }

  /** The next measurement of {@code part}. */
  void judge(String part, Measured<?> measured) {
    if (measured instanceof Failed<?>(BusStuck why)) {
      why.parts().forEach(each -> blame(each, why.bus()));
      blame(part, why.bus());
      health(why.bus()).judge(measured).ifPresent(told::add);
      return;
    }
    boolean ofTheBus = measured instanceof Failed<?>(BusError _);
    String bus = busOf.get(part);
    if (bus != null && !ofTheBus) {
      busOf.values().removeIf(bus::equals);
      health(bus).works().ifPresent(told::add);
    }
    PartHealth health = health(part);
    EventDetail change = health.judge(measured).orElse(null);
    if (!ofTheBus && held.remove(health) != null) {
      return; // it failed for a moment, and nobody heard of it
    }
    if (change != null && ofTheBus && sharing.contains(part)) {
      held.put(health, change);
    } else if (change != null) {
      told.add(change);
    }
  }

  private void blame(String part, String bus) {
    busOf.put(part, bus);
    PartHealth health = health(part);
    if (held.remove(health) != null) {
      health.excuse();
    }
  }

  private PartHealth health(String part) {
    return healths.computeIfAbsent(part, name -> new PartHealth(name, counts));
  }

  /** Whether something waits for {@link #settle}. */
  boolean isHolding() {
    return !held.isEmpty();
  }

  /** All parts were asked: what waited is told. */
  void settle() {
    told.addAll(held.values());
    held.clear();
  }

  /** What is to be told; each once. */
  List<EventDetail> take() {
    List<EventDetail> taken = List.copyOf(told);
    told.clear();
    return taken;
  }
}
