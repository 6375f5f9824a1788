package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.bus.GpioFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.parts.HcSr04Model;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The driver of the echo on its model: edges, program and part fail at random. */
class HcSr04OnModelTest {
  /** Waiting for the line to fall, then 40 ms for the rise and 70 ms for the fall. */
  private static final long LONGEST_NANOS = 400_000_000L;

  private final int[] readings = new int[2];
  private final int[] failures = new int[2];

  /** With events that have stamp and number in half of the runs, and without in the other. */
  @Test
  void whatever_happens_no_distance_is_wrong_and_no_wait_without_limit() {
    ManySeeds.run(this::abuse);

    assertThat(readings)
        .as("distances of some 4,000 tries each")
        .satisfies(
            each -> assertThat(each[0]).isGreaterThan(1_000),
            each -> assertThat(each[1]).isGreaterThan(1_000));
    assertThat(failures)
        .as("failures of some 4,000 tries each")
        .satisfies(
            each -> assertThat(each[0]).isGreaterThan(1_000),
            each -> assertThat(each[1]).isGreaterThan(1_000));
  }

  private void abuse(RandomGenerator random) {
    boolean plain = random.nextBoolean();
    boolean jsn = random.nextBoolean();
    double truthMm = random.nextDouble(25, 4_700);
    double celsius = random.nextDouble(-20, 60);
    try (var pins = new ScriptedPins(plain)) {
      Acoustics.View view =
          _ ->
              new Acoustics(
                  random.nextInt(20) == 0
                      ? Double.POSITIVE_INFINITY
                      : truthMm + random.nextGaussian(0, 1),
                  331.3 + 0.606 * celsius);
      AirTemperature air = () -> OptionalDouble.of(celsius);
      var model =
          jsn
              ? HcSr04Model.jsnSr04t(pins.out, pins.in, pins.clock, view, random)
              : HcSr04Model.hcSr04(pins.out, pins.in, pins.clock, view, random);
      pins.in.drivenBy(model::settle, () -> {});
      var part =
          jsn
              ? HcSr04.jsnSr04t(pins.output, pins.input, pins.pause, air)
              : new HcSr04(pins.output, pins.input, pins.pause, air);
      boolean audible = !jsn || truthMm >= 260;
      for (int i = 0; i < 8; i++) {
        harm(random, pins, model, plain);
        long before = pins.clock.nanos();
        var measured = part.measureMm();

        assertThat(pins.clock.nanos() - before).isLessThanOrEqualTo(LONGEST_NANOS);
        if (measured instanceof Reading<Integer> reading) {
          readings[plain ? 1 : 0]++;
          // what lies in its dead zone comes back by a second bounce, which no program can tell
          if (audible) {
            assertThat((double) reading.value()).isCloseTo(truthMm, within(6.0));
          }
        } else {
          failures[plain ? 1 : 0]++;
        }
      }
    }
  }

  /**
   * One kind of fault at a time: without numbers on the edges two kinds can hide each other. A
   * supply that dips in the middle of an echo ends it, which one echo cannot tell; a burst can.
   */
  private static void harm(
      RandomGenerator random, ScriptedPins pins, HcSr04Model model, boolean plain) {
    pins.in.clearFaults();
    pins.out.clearFaults();
    model.doubleEcho(_ -> false);
    model.unplug(false);
    Occurrence sometimes = Occurrence.share(0.5, random);
    var late = Duration.ofMillis(random.nextInt(30));
    switch (random.nextInt(9)) {
      case 0 -> pins.in.fault(new GpioFault.LostEdge(), sometimes);
      case 1 ->
          pins.in.fault(
              new GpioFault.ExtraEdges(
                  Duration.ofNanos(1_000 + random.nextInt(3_000_000)),
                  Duration.ofNanos(1_000 + random.nextInt(500_000))),
              sometimes);
      case 2 -> pins.in.fault(new GpioFault.DoubleDispatch(), sometimes);
      case 3 -> {
        if (!plain) {
          pins.in.fault(new GpioFault.LateDelivery(late), sometimes);
        }
      }
      case 4 -> pins.out.fault(new GpioFault.Stall(late), sometimes);
      case 5 -> model.doubleEcho(sometimes);
      case 6 -> model.reset();
      case 7 -> model.unplug(true);
      default -> {}
    }
  }
}
