package io.lucidbins.agent.parts;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/** A small run for each of 1,000 seeds, or for the one of {@code -Dseed=}; a failure names it. */
final class ManySeeds {
  private ManySeeds() {}

  static void run(Consumer<RandomGenerator> small) {
    Long only = Long.getLong("seed");
    LongStream seeds = only == null ? LongStream.range(0, 1_000) : LongStream.of(only);
    seeds.forEach(seed -> {
      try {
        small.accept(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    });
  }
}
