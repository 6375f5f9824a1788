package io.lucidbins.agent.outbox;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Evidence;
import io.lucidbins.device.Material;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Outcome;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import java.util.Map;
import java.util.Optional;

/** Records for tests; the number makes them differ and is the second of their boot. */
public final class Records {
  private static final long WALL_MS = 1_800_000_000_000L;

  private Records() {}

  public static Stamp stamp(int number) {
    return new Stamp(1, number * 1_000L, WALL_MS + number * 1_000L, Certainty.SYNCED);
  }

  public static Sample sample(int number) {
    return sampleAt(stamp(number), number);
  }

  public static Sample sampleAt(int boot, long monotonicMs, long wallMs, Certainty certainty) {
    return sampleAt(new Stamp(boot, monotonicMs, wallMs, certainty), 1);
  }

  private static Sample sampleAt(Stamp stamp, int number) {
    return new Sample(
        stamp,
        Map.of(
            Quantity.LEVEL_MM, new Measurement.Value(number % 1_000, Quality.BEST),
            Quantity.WEIGHT_GRAMS, new Measurement.Value(10 * number, new Quality(80))));
  }

  public static Deposit deposit(int number) {
    return new Deposit(
        stamp(number),
        number,
        Optional.empty(),
        Optional.empty(),
        new Material("glass"),
        Outcome.RECYCLE,
        0,
        number,
        new Evidence(0, 1, number, 1, 2, 3_000, 5_000));
  }

  public static Event event(int number) {
    return new Event(stamp(number), new EventDetail.Tilted(number));
  }
}
