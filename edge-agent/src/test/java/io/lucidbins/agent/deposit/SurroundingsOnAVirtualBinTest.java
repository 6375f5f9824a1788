package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.LevelSettings;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.parts.SenseSettings;
import io.lucidbins.device.EventDetail.Fire;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import io.lucidbins.device.EventDetail.Tilted;
import io.lucidbins.device.EventDetail.Uprighted;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quality;
import io.lucidbins.device.QualityFlag;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A bin with an A02YYUW and all senses. */
class SurroundingsOnAVirtualBinTest {
  @AutoClose
  private final WatchedBin watched =
      WatchedBin.with(
          3,
          VirtualPi.Options.REFERENCE,
          PartsSettings.defaults()
              .withLevel(LevelSettings.of(LevelSettings.Part.A02YYUW))
              .withSenses(SenseSettings.all()),
          BinWatchSettings.defaults(WatchedBin.ID));

  @Test
  void a_sample_tells_all_that_is_fitted() throws InterruptedException {
    watched.bin().drop(Material.GLASS, 20_000);
    watched.run(Duration.ofMinutes(1));

    Sample sample = watched.samples().getFirst();
    assertThat(sample.values()).hasSize(6);
    assertThat(sample.value(Quantity.TEMPERATURE_DECI_CELSIUS).orElseThrow())
        .isCloseTo(200, within(10));
    assertThat(sample.value(Quantity.TILT_DECI_DEGREES).orElseThrow()).isLessThan(20);
    assertThat(sample.value(Quantity.BATTERY_MILLIVOLTS).orElseThrow())
        .isCloseTo(14_600, within(200));
    assertThat(sample.value(Quantity.LEVEL_MM).orElseThrow()).isCloseTo(300, within(50));
    assertThat(quality(sample, Quantity.LEVEL_MM).flags())
        .as("the temperature was measured first")
        .doesNotContain(QualityFlag.UNCOMPENSATED);
  }

  @Test
  void the_level_is_right_in_winter_and_in_summer() throws InterruptedException {
    watched.bin().drop(Material.GLASS, 20_000);
    for (int celsius : new int[] {-15, 10, 45}) {
      watched.bin().air(new Air(celsius, 50, 0));
      watched.run(Duration.ofMinutes(41));

      assertThat(watched.samples().getLast().value(Quantity.LEVEL_MM).orElseThrow())
          .as("at %d degC", celsius)
          .isCloseTo((int) watched.bin().levelMm(), within(30));
    }
  }

  @Test
  void a_fire_is_told_between_two_samples_and_once() throws InterruptedException {
    watched.run(Duration.ofMinutes(1));
    int samples = watched.samples().size();

    watched.bin().fire(true);
    watched.run(Duration.ofMinutes(2));

    assertThat(watched.events()).singleElement().isInstanceOf(Fire.class);
    assertThat(watched.samples()).as("a sample goes with it").hasSize(samples + 1);
  }

  @Test
  void a_fallen_bin_is_told_within_12_s_and_its_values_are_doubted() throws InterruptedException {
    watched.run(Duration.ofMinutes(1));

    watched.bin().tilt(80);
    watched.run(Duration.ofSeconds(12));

    assertThat(watched.events())
        .singleElement()
        .isInstanceOfSatisfying(
            Tilted.class, event -> assertThat(event.tiltDeciDegrees()).isCloseTo(800, within(30)));
    Quality doubted = quality(watched.samples().getLast(), Quantity.WEIGHT_GRAMS);
    assertThat(doubted.flags()).contains(QualityFlag.TILTED);
    assertThat(doubted.percent()).isLessThanOrEqualTo(25);

    watched.bin().upright();
    watched.run(Duration.ofSeconds(12));
    assertThat(watched.events().getLast()).isInstanceOf(Uprighted.class);
    assertThat(watched.deposits()).isEmpty();
  }

  @Test
  void a_stuck_bus_is_one_event_and_its_recovery_another() throws InterruptedException {
    watched.run(Duration.ofMinutes(1));

    watched.pi.faults().on("i2c-1").fault("sda-low").lasting(Duration.ofMinutes(5));
    watched.run(Duration.ofMinutes(10));

    assertThat(watched.events()).hasSize(2);
    assertThat(watched.events().getFirst())
        .isInstanceOfSatisfying(
            PartFailed.class,
            event -> {
              assertThat(event.part()).isEqualTo("i2c-1");
              assertThat(event.text()).contains("BUS_STUCK");
            });
    assertThat(watched.events().getLast()).isEqualTo(new PartRecovered("i2c-1"));
  }

  private static Quality quality(Sample sample, Quantity quantity) {
    return sample.measurement(quantity).orElseThrow() instanceof Measurement.Value value
        ? value.quality()
        : new Quality(0);
  }
}
