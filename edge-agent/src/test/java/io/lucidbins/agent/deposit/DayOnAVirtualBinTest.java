package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.Deposit;
import io.lucidbins.device.EventDetail.Emptied;
import io.lucidbins.device.Quantity;
import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** 24 h of a busy bin in virtual time: registers, bus, drivers, filters and sessions together. */
class DayOnAVirtualBinTest {
  private static final long SEED = 24;
  private static final int HOURS = 24;
  private static final int DEPTH_MM = 1_000;

  @Test
  void level_is_within_a_tenth_of_the_depth_and_deposits_within_30_g() throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    List<Integer> truth = new ArrayList<>();
    List<Double> levelErrors = new ArrayList<>();
    int emptyings = 0;
    try (var watched = WatchedBin.withLid(SEED)) {
      watched.run(Duration.ofMinutes(1));
      for (int i = 0; i < HOURS * 12; i++) {
        if (i % 72 == 71) {
          watched.pi.visitors().emptied();
          emptyings++;
        } else {
          int grams = 100 + random.nextInt(900);
          truth.add(grams);
          watched.pi.visitors().deposit(null, Material.GLASS, grams);
        }
        // 5 C at night, 25 C in the afternoon.
        watched.bin().air(new Air(15 + 10 * Math.sin(2 * Math.PI * i / 288), 60, 0));
        int samples = watched.samples().size();
        watched.run(Duration.ofMinutes(5));
        if (watched.samples().size() > samples) {
          newestLevel(watched).ifPresent(mm -> levelErrors.add(mm - watched.bin().levelMm()));
        }
      }

      assertThat(watched.deposits()).hasSameSizeAs(truth);
      assertThat(shareWithin30Grams(watched.deposits(), truth)).isGreaterThanOrEqualTo(0.95);
      assertThat(levelErrors).hasSizeGreaterThan(HOURS * 6);
      assertThat(levelErrors).allMatch(error -> Math.abs(error) <= DEPTH_MM / 10.0);
      assertThat(watched.events()).filteredOn(Emptied.class::isInstance).hasSize(emptyings);
    }
  }

  private static OptionalInt newestLevel(WatchedBin watched) {
    return watched.samples().getLast().value(Quantity.LEVEL_MM);
  }

  private static double shareWithin30Grams(List<Deposit> seen, List<Integer> truth) {
    int good = 0;
    for (int i = 0; i < seen.size(); i++) {
      good += Math.abs(seen.get(i).netGrams() - truth.get(i)) <= 30 ? 1 : 0;
    }
    return (double) good / seen.size();
  }
}
