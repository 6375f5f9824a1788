package io.lucidbins.bridge.cli;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Schedule;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;

/** Prints improvements as they come, at most a few a second. */
final class SolveProgress implements Observer {
  private static final long PAUSE_NANOS = 250_000_000;

  private final PrintWriter err;
  private final ProcessMeter meter;
  private final OptionalLong best;
  private long printedAt = Long.MIN_VALUE / 2;

  SolveProgress(PrintWriter err, ProcessMeter meter, OptionalLong best) {
    this.err = err;
    this.meter = meter;
    this.best = best;
  }

  @Override
  public void calibrated(Schedule schedule) {
    err.printf("%d iterations to go%n", schedule.cooling());
    err.flush();
  }

  @Override
  public void improved(long iteration, Cost objective) {
    long now = meter.wallNanos();
    if (now - printedAt < PAUSE_NANOS) {
      return;
    }
    printedAt = now;
    String gap =
        best.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                " gap %.2f %%",
                SolveCommand.gapPercent(objective.value(), best.getAsLong()));
    err.printf(
        Locale.ROOT,
        "%7.2f s  iteration %d  cost %d%s%n",
        now / 1e9,
        iteration,
        objective.value(),
        gap);
    err.flush();
  }
}
