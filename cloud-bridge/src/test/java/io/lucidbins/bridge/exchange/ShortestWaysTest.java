package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortestWaysTest {
  private static final int PLACES = 12;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  /** Relaxes every known pair until nothing gets shorter (Bellman 1958, Ford 1956). */
  private static long[] naive(int size, int[] seconds, int[] metres, int from) {
    var best = new long[size];
    Arrays.fill(best, Long.MAX_VALUE);
    best[from] = 0;
    for (int round = 0; round < size; round++) {
      for (int at = 0; at < size * size; at++) {
        long there = best[at / size];
        if (seconds[at] != RoadPairs.UNKNOWN && there != Long.MAX_VALUE) {
          long way = there + seconds[at] * 1_000_000L + metres[at];
          best[at % size] = Math.min(best[at % size], way);
        }
      }
    }
    return best;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agrees_with_relaxing_until_nothing_gets_shorter(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var seconds = new int[PLACES * PLACES];
    var metres = new int[PLACES * PLACES];
    for (int at = 0; at < seconds.length; at++) {
      boolean known = at / PLACES == at % PLACES || random.nextInt(6) == 0;
      seconds[at] = !known ? RoadPairs.UNKNOWN : at / PLACES == at % PLACES ? 0 : random.nextInt(9);
      metres[at] = at / PLACES == at % PLACES ? 0 : random.nextInt(900);
    }

    var ways = ShortestWays.over(PLACES, seconds, metres, ImportProgress.NONE);

    for (int from = 0; from < PLACES; from++) {
      long[] naive = naive(PLACES, seconds, metres, from);
      for (int to = 0; to < PLACES; to++) {
        assertThat(ways.exists(from, to))
            .as("seed %d", seed)
            .isEqualTo(naive[to] != Long.MAX_VALUE);
        if (ways.exists(from, to)) {
          assertThat(ways.seconds(from, to) * 1_000_000L + ways.metres(from, to))
              .as("seed %d from %d to %d", seed, from, to)
              .isEqualTo(naive[to]);
        }
      }
    }
  }
}
