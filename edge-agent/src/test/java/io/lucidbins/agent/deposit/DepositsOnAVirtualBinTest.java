package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.Deposit;
import io.lucidbins.device.EventDetail.Emptied;
import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random visitors at a virtual bin; what physics put in is compared with what the agent saw. */
class DepositsOnAVirtualBinTest {
  private static final byte[] CARD = {0x04, 0x11, 0x22, 0x33};
  private static final int TOLERANCE_GRAMS = 30;

  private final List<Integer> truth = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();

  static LongStream seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 20) : LongStream.of(only);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_deposit_is_seen_once_within_30_g_and_nothing_else_is(long seed)
      throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var watched = WatchedBin.withLid(seed)) {
      watched.run(Duration.ofMinutes(1));
      for (int i = 0; i < 40; i++) {
        visit(watched, random);
        watched.run(Duration.ofSeconds(60 + random.nextInt(400)));
      }

      assertAgrees(watched, "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_bin_with_a_slot_sees_its_deposits_by_weight(long seed) throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var watched = WatchedBin.withSlot(seed)) {
      watched.run(Duration.ofMinutes(1));
      for (int i = 0; i < 20; i++) {
        drop(watched, random);
        watched.run(Duration.ofSeconds(60 + random.nextInt(400)));
        if (random.nextInt(4) == 0) {
          lean(watched, random);
          watched.run(Duration.ofSeconds(90));
        }
      }

      assertAgrees(watched, "slot, seed " + seed);
    }
  }

  @Test
  void an_emptying_is_told_once_and_is_no_deposit() throws InterruptedException {
    try (var watched = WatchedBin.withLid(5)) {
      watched.bin().drop(Material.GLASS, 30_000);
      watched.run(Duration.ofMinutes(12));

      watched.pi.visitors().emptied();
      watched.run(Duration.ofHours(2));

      assertThat(watched.events()).filteredOn(Emptied.class::isInstance).hasSize(1);
      assertThat(watched.deposits()).isEmpty();
    }
  }

  private void visit(WatchedBin watched, RandomGenerator random) {
    switch (random.nextInt(8)) {
      case 0 -> putAndRemove(watched, random);
      case 1 -> lean(watched, random);
      case 2 -> leanAtOpenLid(watched, random);
      case 3 -> watched.pi.visitors().present(CARD); // and walks away
      default -> deposit(watched, random);
    }
    watched.bin().air(new Air(15 + random.nextInt(3), 50, 0));
  }

  private void deposit(WatchedBin watched, RandomGenerator random) {
    int grams = 40 + random.nextInt(1_500);
    boolean withCard = random.nextBoolean();
    happened.add("deposit " + grams);
    truth.add(grams);
    watched.pi.visitors().deposit(withCard ? CARD : null, Material.GLASS, grams);
  }

  private void drop(WatchedBin watched, RandomGenerator random) throws InterruptedException {
    int grams = 40 + random.nextInt(1_500);
    happened.add("drop " + grams);
    truth.add(grams);
    if (random.nextBoolean()) {
      watched.pi.visitors().present(CARD);
      watched.run(Duration.ofSeconds(5));
    }
    watched.bin().drop(Material.GLASS, grams);
  }

  private void putAndRemove(WatchedBin watched, RandomGenerator random) {
    int grams = 100 + random.nextInt(2_000);
    happened.add("put and remove " + grams);
    watched
        .pi
        .visitors()
        .visit()
        .card(CARD)
        .lid(
            Duration.ofSeconds(8),
            () -> watched.bin().drop(Material.GLASS, grams),
            () -> watched.bin().takeOut(grams))
        .go();
  }

  private void lean(WatchedBin watched, RandomGenerator random) {
    int grams = 500 + random.nextInt(20_000);
    Duration time = Duration.ofSeconds(5 + random.nextInt(30));
    happened.add("lean " + grams + " g for " + time);
    watched.bin().lean(grams);
    watched.clock.in(time, () -> watched.bin().lean(0));
  }

  /** Opens the lid, leans on the bin, closes the lid, still leans for a while. */
  private void leanAtOpenLid(WatchedBin watched, RandomGenerator random) {
    int grams = 500 + random.nextInt(20_000);
    happened.add("lean at the open lid " + grams);
    watched
        .pi
        .visitors()
        .visit()
        .lid(Duration.ofSeconds(6), () -> watched.bin().lean(grams))
        .meanwhile(Duration.ofSeconds(20), () -> watched.bin().lean(0))
        .go();
  }

  private void assertAgrees(WatchedBin watched, String run) {
    List<Integer> seen = watched.deposits().stream().map(Deposit::netGrams).toList();
    assertThat(seen).as("%s: %s saw %s", run, happened, seen).hasSameSizeAs(truth);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(Math.abs(seen.get(i) - truth.get(i)))
          .as("%s deposit %d: %s saw %s", run, i, happened, seen)
          .isLessThanOrEqualTo(TOLERANCE_GRAMS);
    }
  }
}
