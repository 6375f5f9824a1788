package io.lucidbins.mocks.trace;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bus.GpioLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Edges of a trace, in groups: those before the first write of an output come at their own time,
 * the others as long after the write that they follow as in the trace.
 */
final class ReplayedLines {
  private final VirtualPi pi;
  private final ArrayDeque<Group> groups = new ArrayDeque<>();

  private record Group(Entry.Level write, List<Entry.Edge> edges) {}

  private ReplayedLines(VirtualPi pi) {
    this.pi = pi;
  }

  static void play(Trace trace, VirtualPi pi) {
    var lines = new ReplayedLines(pi);
    List<Entry.Edge> edges = new ArrayList<>();
    Set<Integer> outputs = new HashSet<>();
    lines.schedule(0, edges, trace, outputs);
    outputs.forEach(output -> pi.line(output).follow((state, _) -> lines.written(output, state)));
  }

  /** Sorts the trace into groups and schedules the first. */
  private void schedule(long start, List<Entry.Edge> first, Trace trace, Set<Integer> outputs) {
    List<Entry.Edge> current = first;
    for (Entry entry : trace.entries()) {
      if (entry instanceof Entry.Edge edge) {
        current.add(edge);
      } else if (entry instanceof Entry.Level level && level.written()) {
        current = new ArrayList<>();
        groups.add(new Group(level, current));
        outputs.add(level.line());
      }
    }
    edges(start, first);
  }

  private void edges(long fromMicros, List<Entry.Edge> edges) {
    long now = pi.clock().nanos();
    for (Entry.Edge edge : edges) {
      long at = now + (edge.micros() - fromMicros) * 1_000;
      GpioLine line = pi.line(edge.line());
      pi.clock().at(at, () -> line.set(edge.rising() ? DigitalState.HIGH : DigitalState.LOW, at));
    }
  }

  private synchronized void written(int line, DigitalState state) {
    Group next = groups.peek();
    if (next != null && next.write().line() == line && next.write().high() == state.isHigh()) {
      groups.remove();
      edges(next.write().micros(), next.edges());
    }
  }
}
