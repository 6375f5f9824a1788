package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Initialises a part before its first use and again after a fault, with delays that double from 1 s
 * to 1 min while that does not help. Between attempts the last failure is repeated without touching
 * the bus.
 */
final class Revival {
  static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final MonotonicClock clock;
  private boolean initialised;
  private Duration delay = FIRST_DELAY;
  private long nextAttempt;
  private @Nullable Failure last;

  Revival(MonotonicClock clock) {
    this.clock = clock;
  }

  /** Measures, after initialising if that is needed and due. */
  <V> Measured<V> attempt(Runnable initialise, Supplier<Measured<V>> measure) {
    Failure known = last;
    if (!initialised && known != null && clock.nanos() - nextAttempt < 0) {
      return new Failed<>(known);
    }
    try {
      if (!initialised) {
        initialise.run();
        initialised = true;
      }
      return judge(measure.get());
    } catch (PartFailure e) {
      fail(e.why());
      return new Failed<>(e.why());
    }
  }

  private <V> Measured<V> judge(Measured<V> measured) {
    if (measured instanceof Failed<V>(BusError why)) {
      fail(why);
    } else {
      delay = FIRST_DELAY;
      last = null;
    }
    return measured;
  }

  private void fail(Failure why) {
    initialised = false;
    last = why;
    nextAttempt = clock.nanos() + delay.toNanos();
    delay =
        delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
  }
}
