package io.lucidbins.town.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.EdgeAgent;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sample costs on the way, as the agent takes it from a virtual bin that is in use. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BytesOnTheWireTest {
  private static final int SAMPLES = 100;
  private static final long SEED = 11;
  private static final BinId BIN = new BinId("wire-1");
  private static final Duration BETWEEN_DEPOSITS = Duration.ofMinutes(48);

  @TempDir private Path folder;

  @Test
  void a_hundred_samples_of_seven_values_cost_at_most_9_bytes_each() throws Exception {
    List<Sample> measured = samplesOfAVirtualBin();
    assertThat(measured.getFirst().values())
        .containsOnlyKeys(Quantity.LEVEL_MM, Quantity.LEVEL_PERMILLE, Quantity.WEIGHT_GRAMS);

    double ofThree = bytesPerSample(measured);
    double ofSeven = bytesPerSample(withFourMore(measured));

    System.out.printf(
        "bytes per sample, batch of %d: %.2f with three values, %.2f with seven%n",
        SAMPLES, ofThree, ofSeven);
    assertThat(ofSeven).isLessThanOrEqualTo(9);
  }

  /** The agent's own thread carries the stepped clock forward, as fast as it can. */
  private List<Sample> samplesOfAVirtualBin() throws Exception {
    var clock = VirtualClock.stepped();
    var bin = new Bin(clock, new BinShape(1_100, 1_200), Material.PET, SEED);
    var pi = VirtualPi.on(clock, bin, SEED);
    depositAgain(clock, pi);
    AgentSettings defaults = AgentSettings.defaults();
    var calibration = defaults.sampling().calibration().withDepthMm(1_200);
    AgentSettings settings =
        defaults.withBin(BIN).withSampling(defaults.sampling().withCalibration(calibration));
    var noBroker = settings.uplink().withBroker("127.0.0.1", 1, folder.resolve("password"));
    try (var _ =
        EdgeAgent.start(
            settings.withUplink(noBroker), Board.of(pi, settings.parts()), folder, () -> true)) {
      Path outbox = folder.resolve("outbox.db");
      Await.until(
          () -> OutboxContents.count(outbox) > 2 * SAMPLES, Duration.ofMinutes(1), () -> "slow");
    }
    return OutboxContents.records(folder.resolve("outbox.db")).stream()
        .filter(held -> held.record() instanceof Sample)
        .map(held -> (Sample) held.record())
        .limit(SAMPLES)
        .toList();
  }

  private static void depositAgain(VirtualClock clock, VirtualPi pi) {
    pi.visitors().deposit(null, Material.PET, 120);
    clock.in(BETWEEN_DEPOSITS, () -> depositAgain(clock, pi));
  }

  /** Parts that the virtual bin does not have: temperature, battery, tilt, signal. */
  private static List<Sample> withFourMore(List<Sample> samples) {
    var random = new SplittableRandom(SEED);
    List<Sample> more = new ArrayList<>();
    for (Sample sample : samples) {
      int i = more.size();
      var values = new EnumMap<Quantity, Measurement>(sample.values());
      double day = 2 * Math.PI * i / 144;
      values.put(
          Quantity.TEMPERATURE_DECI_CELSIUS,
          value(120 + 60 * Math.sin(day) + 0.6 * random.nextGaussian()));
      values.put(Quantity.BATTERY_MILLIVOLTS, value(3_700 - i / 6.0 + 2 * random.nextGaussian()));
      values.put(Quantity.TILT_DECI_DEGREES, value(4 + 0.3 * random.nextGaussian()));
      values.put(Quantity.SIGNAL_DBM, value(random.nextInt(-74, -67)));
      more.add(new Sample(sample.stamp(), values));
    }
    return more;
  }

  private static Measurement value(double value) {
    return new Measurement.Value((int) Math.round(value), new Quality(100, Set.of()));
  }

  private static double bytesPerSample(List<Sample> samples) {
    List<NumberedRecord> numbered = new ArrayList<>();
    samples.forEach(sample -> numbered.add(new NumberedRecord(numbered.size() + 1L, sample)));
    var batch =
        new Batch(new Nonce(1), new StreamId(2), 1, 1, numbered.size(), numbered, List.of());
    return (double) UplinkCodec.encode(BIN, batch).length / samples.size();
  }
}
