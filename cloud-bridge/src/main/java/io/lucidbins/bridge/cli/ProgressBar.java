package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.exchange.ImportProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows how far work is that takes longer than a second: on a terminal a bar that is drawn anew,
 * otherwise a line every ten seconds.
 */
final class ProgressBar implements ImportProgress, AutoCloseable {
  static final long QUIET_NANOS = 1_000_000_000L;
  static final long REDRAW_NANOS = 200_000_000L;
  static final long LINE_NANOS = 10_000_000_000L;

  /** Asking for the time at each call would cost more than the work. */
  private static final int CALLS_A_LOOK = 16;

  private static final int WIDTH = 24;
  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final boolean terminal;
  private final long startedAt;
  private long printedAt;
  private boolean drawn;
  private int calls;
  private String step = "";
  private long stepAt;

  ProgressBar(PrintWriter err, LongSupplier nanos) {
    this(err, nanos, isTerminal());
  }

  ProgressBar(PrintWriter err, LongSupplier nanos, boolean terminal) {
    this.err = err;
    this.nanos = nanos;
    this.terminal = terminal;
    this.startedAt = nanos.getAsLong();
    this.printedAt = startedAt;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public void at(String nowStep, long done, long total) {
    if (calls++ % CALLS_A_LOOK != 0 && nowStep.equals(step)) {
      return;
    }
    long now = nanos.getAsLong();
    if (!nowStep.equals(step)) {
      step = nowStep;
      stepAt = now;
    }
    if (now - startedAt < QUIET_NANOS || now - printedAt < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    printedAt = now;
    show(line(done, total, (now - stepAt) / NANOS));
  }

  /** {@code reading bins.csv [###### ] 50 %, 3 s left}. */
  private String line(long done, long total, double seconds) {
    if (total <= 0 || done > total) {
      return String.format(Locale.ROOT, "%s, %,d so far", step, done);
    }
    double share = (double) done / total;
    int full = (int) Math.round(share * WIDTH);
    String left =
        share > 0 ? String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - share) / share) : "";
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %3.0f %%%s",
        step,
        "#".repeat(full),
        " ".repeat(WIDTH - full),
        share * 100,
        left);
  }

  private void show(String line) {
    if (terminal) {
      err.print("\r" + line + "\u001B[K");
      drawn = true;
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (drawn) {
      err.print("\r\u001B[K");
      err.flush();
    }
  }
}
