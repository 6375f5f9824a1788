package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.OutboxSettings;
import io.lucidbins.agent.outbox.SqliteOutbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UplinkSimulationTest {
  @TempDir Path directory;

  /** 200 fixed seeds, or the one given by {@code -Dseed=123}. */
  static LongStream seeds() {
    String given = System.getProperty("seed");
    return given == null ? LongStream.rangeClosed(1, 200) : LongStream.of(Long.parseLong(given));
  }

  static LongStream fewSeeds() {
    return seeds().limit(8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bin_and_bridge_agree_record_by_record_whatever_the_link_does(long seed) {
    var simulation = UplinkSimulation.inMemory(seed);

    simulation.run();

    check(seed, simulation);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void so_they_do_with_the_outbox_on_disk(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
    var first = SqliteOutbox.open(directory, OutboxSettings.defaults(), random);
    var simulation =
        new UplinkSimulation(
            seed,
            first,
            outbox -> {
              ((SqliteOutbox) outbox).close();
              return SqliteOutbox.open(directory, OutboxSettings.defaults(), random);
            });

    simulation.run();

    check(seed, simulation);
    simulation.outbox.close();
  }

  private static void check(long seed, UplinkSimulation simulation) {
    String how = "seed %d, last events:%n%s".formatted(seed, simulation.trace());
    assertThat(simulation.isDrained()).as(how).isTrue();
    assertThat(simulation.bridge.gone).as(how).isZero();
    Map<String, ModelBridge.Fact> bin = simulation.heldByBin();
    Map<String, ModelBridge.Fact> bridge = simulation.heldByBridge();
    assertThat(bridge.keySet()).as(how).isEqualTo(bin.keySet());
    bin.forEach((place, fact) -> {
      // What the bin gave up may have reached the bridge before.
      if (fact.record().isPresent()) {
        assertThat(bridge.get(place)).as(place + ", " + how).isEqualTo(fact);
      }
    });
  }
}
