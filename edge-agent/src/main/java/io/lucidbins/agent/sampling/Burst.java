package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few measurements in a row, which become one. */
record Burst(List<Reading<Integer>> readings, List<Failure> failures) {

  /** Measures {@code count} times, but stops after two faults of the part in a row. */
  static Burst take(int count, Supplier<Measured<Integer>> measure) {
    List<Reading<Integer>> readings = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    int faults = 0;
    for (int i = 0; i < count && faults < 2; i++) {
      switch (measure.get()) {
        case Reading<Integer> reading -> {
          readings.add(reading);
          faults = 0;
        }
        case Failed<Integer>(Failure why) -> {
          failures.add(why);
          faults = why.isFault() ? faults + 1 : 0;
        }
      }
    }
    return new Burst(List.copyOf(readings), List.copyOf(failures));
  }

  /**
   * One value with its quality: that of the readings, minus 40 times the share rejected, minus 30
   * if the spread is above {@code wideMad}.
   *
   * @param least fewer agreeing readings than this are a failure: the last one of the burst
   * @param leastMad as in {@link Spread#of}
   */
  Measured<Integer> combine(int least, int leastMad, int wideMad) {
    if (readings.size() < least) {
      return new Failed<>(lastFailure());
    }
    Spread spread = Spread.of(values(), leastMad);
    if (spread.kept() < least) {
      return new Failed<>(lastFailure());
    }
    int total = readings.size() + failures.size();
    int lost = 40 * (total - spread.kept()) / total + (spread.mad() > wideMad ? 30 : 0);
    long at = readings.getLast().atNanos();
    return new Reading<>(spread.median(), worst().minus(lost), at);
  }

  /** What the part itself says of its readings: the lowest, and every flag. */
  private Quality worst() {
    Quality worst = Quality.BEST;
    for (Reading<Integer> reading : readings) {
      worst = worst.atMost(reading.quality().percent());
      for (Quality.Flag flag : reading.quality().flags()) {
        worst = worst.with(flag);
      }
    }
    return worst;
  }

  int[] values() {
    return readings.stream().mapToInt(Reading::value).toArray();
  }

  /** All failed in this one way, such as below the range of the part. */
  @Nullable Failure onlyFailure() {
    return readings.isEmpty() && !failures.isEmpty() ? failures.getLast() : null;
  }

  private Failure lastFailure() {
    return failures.isEmpty()
        ? new Failure.Implausible(values().length, Failure.Reason.DISAGREEING)
        : failures.getLast();
  }
}
