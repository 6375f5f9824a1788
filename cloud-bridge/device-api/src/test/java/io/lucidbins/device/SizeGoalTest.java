package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeGoalTest {
  private static final int SAMPLES = 100;
  private static final double GOAL_BYTES = 9;

  /** From a bin that nobody uses to one with two deposits in 10 minutes. */
  @ParameterizedTest
  @CsvSource({"0", "0.1", "0.5", "2"})
  void packs_a_sample_of_seven_values_into_9_bytes_all_in(double depositsPerSample) {
    for (long seed = 0; seed < 50; seed++) {
      var batch = BinNoise.batch(BinNoise.seeded(seed, depositsPerSample).samples(SAMPLES));

      double bytes = (double) UplinkCodec.encode(Examples.BIN, batch).length / SAMPLES;

      assertThat(bytes).as("seed %d", seed).isLessThanOrEqualTo(GOAL_BYTES);
    }
  }
}
