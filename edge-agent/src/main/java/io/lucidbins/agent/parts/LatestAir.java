package io.lucidbins.agent.parts;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** The newest temperature of the air in the bin, forgotten after {@link #VALID}. */
public final class LatestAir implements AirTemperature {
  /** An older temperature may be 5 K off on a spring morning, which is 1 % of a distance. */
  public static final Duration VALID = Duration.ofMinutes(15);

  private record Known(double celsius, long atNanos) {}

  private final LongSupplier nanos;
  private volatile Known known = new Known(Double.NaN, 0);

  /**
   * @param nanos the board's monotonic clock
   */
  public LatestAir(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Takes a measurement. */
  public void measured(double celsius, long atNanos) {
    known = new Known(celsius, atNanos);
  }

  @Override
  public OptionalDouble celsius() {
    Known now = known;
    boolean fresh =
        !Double.isNaN(now.celsius) && nanos.getAsLong() - now.atNanos <= VALID.toNanos();
    return fresh ? OptionalDouble.of(now.celsius) : OptionalDouble.empty();
  }
}
