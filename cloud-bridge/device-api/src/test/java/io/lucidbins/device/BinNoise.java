package io.lucidbins.device;

import io.lucidbins.device.Measurement.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What the seven sensors of one bin say every 10 minutes, with the noise of the virtual bin: level
 * 3.5 mm and weight 3 g rms, temperature over the day, a battery that sinks, a tilt that hardly
 * moves, a signal of +/- 3 dB, and clocks that tick some ms late.
 *
 * @param depositsPerSample mean number of deposits between two samples; each weighs 150 g in the
 *     mean (exponential) and raises the waste by 1 mm per 60 g
 */
record BinNoise(RandomGenerator random, double depositsPerSample) {
  private static final int PERIOD_MS = 600_000;
  private static final int DEPTH_MM = 1_200;

  static BinNoise seeded(long seed, double depositsPerSample) {
    return new BinNoise(
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed), depositsPerSample);
  }

  List<Sample> samples(int count) {
    var samples = new ArrayList<Sample>(count);
    double grams = 4_000;
    long startMs = random.nextInt(PERIOD_MS);
    for (int i = 0; i < count; i++) {
      grams += deposited();
      samples.add(sample(i, startMs, grams));
    }
    return samples;
  }

  static Batch batch(List<? extends DeviceRecord> records) {
    var numbered = new ArrayList<NumberedRecord>();
    for (var record : records) {
      numbered.add(new NumberedRecord(5_000 + numbered.size(), record));
    }
    long last = 4_999L + numbered.size();
    return new Batch(Examples.NONCE, Examples.STREAM, 12, 5_000, last, numbered, List.of());
  }

  private double deposited() {
    double grams = 0;
    // Poisson by exponential gaps.
    for (double t = random.nextExponential();
        t < depositsPerSample;
        t += random.nextExponential()) {
      grams += 150 * random.nextExponential();
    }
    return grams;
  }

  private Sample sample(int number, long startMs, double grams) {
    long monotonicMs = startMs + (long) number * PERIOD_MS + round(3 * random.nextExponential());
    double day = 2 * Math.PI * number / 144;
    int levelMm = round(grams / 60 + 3.5 * random.nextGaussian());
    var levelQuality = random.nextInt(8) == 0 ? new Quality(94) : Quality.BEST;
    return new Sample(
        Examples.stamp(monotonicMs),
        Map.of(
            Quantity.LEVEL_MM, new Value(levelMm, levelQuality),
            Quantity.LEVEL_PERMILLE, new Value(levelMm * 1000 / DEPTH_MM, levelQuality),
            Quantity.WEIGHT_GRAMS, best(grams + 3 * random.nextGaussian()),
            Quantity.TEMPERATURE_DECI_CELSIUS,
                best(120 + 60 * Math.sin(day) + 0.6 * random.nextGaussian()),
            Quantity.BATTERY_MILLIVOLTS, best(3_700 - number / 6.0 + 2 * random.nextGaussian()),
            Quantity.TILT_DECI_DEGREES, best(4 + 0.3 * random.nextGaussian()),
            Quantity.SIGNAL_DBM, best(-71 + random.nextInt(-3, 4))));
  }

  private static Value best(double value) {
    return new Value(round(value), Quality.BEST);
  }

  private static int round(double value) {
    return (int) Math.round(value);
  }
}
