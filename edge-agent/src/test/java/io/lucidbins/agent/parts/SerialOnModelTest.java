package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.SerialFault;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.parts.A02yyuwModel;
import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.parts.MaxBotixModel;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The range finders with a UART on their models: the line and the part fail at random. */
class SerialOnModelTest {
  private static final String PATH = "/dev/serial0";

  /** 3 s of listening and the read that was under way. */
  private static final long LONGEST_NANOS = 3_100_000_000L;

  private int readings;
  private int failures;

  /** What both sensors face: something at a distance that never changes, or nothing. */
  private record Scene(double mm, double celsius, RandomGenerator random) {
    static Scene of(RandomGenerator random) {
      return new Scene(random.nextDouble(10, 5_200), random.nextDouble(-20, 60), random);
    }

    double metresPerSecond() {
      return 331.3 + 0.606 * celsius;
    }

    Acoustics shot() {
      boolean lost = random.nextInt(20) == 0;
      double heard = lost ? Double.POSITIVE_INFINITY : mm + random.nextGaussian(0, 1);
      return new Acoustics(heard, metresPerSecond());
    }
  }

  @Test
  void whatever_happens_to_an_a02yyuw_no_distance_is_wrong_and_no_wait_without_limit() {
    ManySeeds.run(random -> {
      var scene = Scene.of(random);
      try (var clock = VirtualClock.stepped()) {
        var line = new VirtualSerial(PATH, clock, random);
        var model = new A02yyuwModel(line, clock, _ -> scene.shot(), random);
        line.attach(model, A02yyuwModel.BAUD);
        var air = new UltrasonicAir(() -> OptionalDouble.of(scene.celsius()), false);
        var part = new A02yyuw(new VirtualSerialPorts(line), PATH, new Pause(clock), air);
        // noise of 1 mm, three deviations of it, and two roundings
        abuse(random, clock, line, model, part, scene.mm(), 6);
      }
    });
    assertThat(readings).as("distances of 6,000 tries").isGreaterThan(1_500);
    assertThat(failures).as("failures of 6,000 tries").isGreaterThan(1_500);
  }

  @Test
  void whatever_happens_to_a_max_botix_no_distance_is_wrong_and_no_wait_without_limit() {
    ManySeeds.run(random -> {
      var scene = Scene.of(random);
      try (var clock = VirtualClock.stepped()) {
        var line = new VirtualSerial(PATH, clock, random);
        var model = new MaxBotixModel(line, clock, _ -> scene.shot(), random);
        line.attach(model, MaxBotixModel.BAUD);
        var part = new MaxBotix(new VirtualSerialPorts(line), PATH, new Pause(clock));
        // the same, and a last digit that noise may have changed on a line without checksum
        abuse(random, clock, line, model, part, scene.mm(), 15);
      }
    });
    assertThat(readings).as("distances of 6,000 tries").isGreaterThan(1_500);
    assertThat(failures).as("failures of 6,000 tries").isGreaterThan(1_500);
  }

  private void abuse(
      RandomGenerator random,
      VirtualClock clock,
      VirtualSerial line,
      Part model,
      RangeFinder part,
      double truthMm,
      double toleranceMm) {
    for (int i = 0; i < 6; i++) {
      harm(random, clock, line, model);
      long before = clock.nanos();
      var measured = part.measureMm();

      assertThat(clock.nanos() - before).isLessThanOrEqualTo(LONGEST_NANOS);
      if (measured instanceof Reading<Integer> reading) {
        readings++;
        assertThat((double) reading.value()).isCloseTo(truthMm, within(toleranceMm));
      } else {
        failures++;
      }
      new Pause(clock).of(Duration.ofSeconds(random.nextInt(5)));
    }
  }

  private static void harm(
      RandomGenerator random, VirtualClock clock, VirtualSerial line, Part model) {
    line.clearFaults();
    double share = random.nextDouble(0.15);
    switch (random.nextInt(9)) {
      case 0 -> line.fault(new SerialFault.Noise(), Occurrence.share(share, random));
      case 1 -> line.fault(new SerialFault.Overrun(), Occurrence.share(share, random));
      case 2 -> {
        var cut = new SerialFault.Cut(random.nextInt(6));
        line.fault(cut, Occurrence.share(0.5, random));
      }
      case 3 -> line.fault(new SerialFault.Unplugged(), Occurrence.after(random.nextInt(9), 3));
      case 4 -> line.fault(new SerialFault.CannotOpen(Errno.EBUSY), Occurrence.once());
      case 5 -> model.reset();
      case 6 -> model.stick(random.nextBoolean());
      case 7 -> {
        model.unplug(true);
        clock.in(Duration.ofMillis(random.nextInt(4_000)), () -> model.unplug(false));
      }
      default -> {}
    }
  }
}
