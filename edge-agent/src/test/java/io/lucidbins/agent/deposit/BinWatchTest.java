package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.device.EventDetail.Emptied;
import io.lucidbins.device.Quantity;
import io.lucidbins.mocks.bin.Material;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BinWatchTest {
  private static final byte[] CARD = {0x04, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66};

  @Test
  void a_deposit_is_committed_within_5_s_of_the_closed_lid() throws InterruptedException {
    try (var watched = WatchedBin.withLid(1)) {
      watched.run(Duration.ofMinutes(1));

      watched.pi.visitors().deposit(CARD, Material.GLASS, 420);
      // The card, 3 s to the lid, 4 s of open lid; then 5 s.
      watched.run(Duration.ofSeconds(3 + 4 + 5));

      assertThat(watched.deposits()).hasSize(1);
      var deposit = watched.deposits().getFirst();
      assertThat(deposit.netGrams()).isCloseTo(420, within(10));
      assertThat(deposit.material().code()).isEqualTo("glass");
      // the switch bounces for a few ms at both ends
      assertThat(deposit.evidence().lidOpenMs()).isCloseTo(4_000, within(20));
      assertThat(deposit.evidence().beforeGrams()).isCloseTo(0, within(10));
    }
  }

  @Test
  void a_sample_tells_level_and_weight() throws InterruptedException {
    try (var watched = WatchedBin.withLid(2)) {
      // 20 kg of glass at 270 kg/m3 in 0.24 m2: 309 mm, a little less under its own weight.
      watched.bin().drop(Material.GLASS, 20_000);

      watched.run(Duration.ofMinutes(1));

      var sample = watched.samples().getFirst();
      assertThat(sample.value(Quantity.WEIGHT_GRAMS).orElseThrow()).isCloseTo(20_000, within(100));
      assertThat(sample.value(Quantity.LEVEL_MM).orElseThrow()).isCloseTo(300, within(40));
      assertThat(sample.value(Quantity.LEVEL_PERMILLE).orElseThrow())
          .isEqualTo(sample.value(Quantity.LEVEL_MM).orElseThrow());
    }
  }

  @Test
  void an_emptying_is_an_event() throws InterruptedException {
    try (var watched = WatchedBin.withLid(3)) {
      watched.bin().drop(Material.GLASS, 40_000);
      watched.run(Duration.ofMinutes(15));

      watched.pi.visitors().emptied();
      watched.run(Duration.ofMinutes(3));

      assertThat(watched.events()).hasAtLeastOneElementOfType(Emptied.class).hasSize(1);
      var emptied = (Emptied) watched.events().getFirst();
      assertThat(emptied.beforeGrams()).isCloseTo(40_000, within(200));
      assertThat(emptied.afterGrams()).isCloseTo(0, within(100));
      assertThat(emptied.afterMm()).isCloseTo(0, within(40));
      assertThat(watched.deposits()).isEmpty();
    }
  }
}
