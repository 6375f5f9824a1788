package io.lucidbins.bridge.cli;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.search.Observer;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One line on a terminal that tells how far a search is; silent elsewhere. */
final class PlanProgress implements Observer {
  private static final long PAUSE_NANOS = 250_000_000;
  private static final double COST_PER_UNIT = 1e6;

  private final PrintWriter err;
  private final boolean visible;
  private final Duration length;
  private final LongSupplier nanos;
  private final long startedAt;
  private long printedAt;

  PlanProgress(PrintWriter err, boolean visible, Duration length, LongSupplier nanos) {
    this.err = err;
    this.visible = visible;
    this.length = length;
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
    this.printedAt = startedAt - PAUSE_NANOS;
  }

  static PlanProgress onTerminal(PrintWriter err, Duration length, LongSupplier nanos) {
    boolean visible = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new PlanProgress(err, visible, length, nanos);
  }

  @Override
  public void improved(long iteration, Cost objective) {
    long now = nanos.getAsLong();
    if (!visible || now - printedAt < PAUSE_NANOS) {
      return;
    }
    printedAt = now;
    err.printf(
        Locale.ROOT,
        "\rplanning: %.0f s of %.0f s, cost %,.2f ",
        (now - startedAt) / 1e9,
        length.toMillis() / 1e3,
        objective.value() / COST_PER_UNIT);
    err.flush();
  }

  /** Leaves the line. */
  void end() {
    if (visible) {
      err.println();
      err.flush();
    }
  }
}
