package io.lucidbins.mocks.scenario;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** When something happens, as offsets from the start of the scenario. */
public sealed interface When {

  /** All times at which it happens. */
  List<Duration> times();

  /** Once. */
  record At(Duration time) implements When {
    @Override
    public List<Duration> times() {
      return List.of(time);
    }

    @Override
    public String toString() {
      return "at " + Times.offset(time);
    }
  }

  /**
   * Again and again: at {@code from}, and each {@code period} later, up to and including {@code
   * to}.
   *
   * @param period 1 s or more
   * @param to not before {@code from}
   */
  record Every(Duration period, Duration from, Duration to) implements When {
    /** The most times that one line happens. */
    public static final int MOST = 100_000;

    public Every {
      if (period.toSeconds() < 1) {
        throw new IllegalArgumentException("the period must be 1 s or more");
      }
      if (to.compareTo(from) < 0) {
        throw new IllegalArgumentException(
            "it ends at " + Times.offset(to) + ", before it begins at " + Times.offset(from));
      }
      if (to.minus(from).dividedBy(period) >= MOST) {
        throw new IllegalArgumentException("it would happen more than " + MOST + " times");
      }
    }

    @Override
    public List<Duration> times() {
      long last = to.minus(from).dividedBy(period);
      return LongStream.rangeClosed(0, last)
          .mapToObj(i -> from.plus(period.multipliedBy(i)))
          .toList();
    }

    @Override
    public String toString() {
      return "every %s from %s to %s"
          .formatted(Times.offset(period), Times.offset(from), Times.offset(to));
    }
  }
}
