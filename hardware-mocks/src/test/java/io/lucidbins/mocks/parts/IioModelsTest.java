package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.bus.IioFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.VirtualIio;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** From the sources of the kernel's drivers, without ours. */
class IioModelsTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final VirtualIio iio = new VirtualIio(clock);
  private double millivoltsPerVolt = 0.5;
  private Acoustics heard = new Acoustics(1_000, 343.5);
  private Optics seen = new Optics(500, 0.9, 0);

  @Test
  void hx711_is_offset_binary_and_waits_for_the_conversion() throws KernelException {
    iio.attach("hx711", new IioHx711Model(clock, _ -> millivoltsPerVolt, random));
    IioDevice device = iio.find("hx711").orElseThrow();

    // 0x800000 + 0.5 x 128 x 2^24 / 1000
    assertThat(device.raw("in_voltage0")).isCloseTo(8_388_608 + 1_073_742, within(8_000L));
    assertThat(clock.nanos()).isEqualTo(400_000_000);
    device.raw("in_voltage0");
    assertThat(clock.nanos()).isEqualTo(500_000_000);
    millivoltsPerVolt = 20;
    assertThat(device.raw("in_voltage0")).isEqualTo(0xFFFFFF);
    millivoltsPerVolt = -20;
    assertThat(device.raw("in_voltage0")).isZero();
    assertThat(device.scale("in_voltage")).isEqualTo(0.000001536);
    assertThatThrownBy(() -> device.scale("in_voltage0")).satisfies(e -> is(e, Errno.ENOENT));
    assertThatThrownBy(() -> device.raw("in_voltage7")).satisfies(e -> is(e, Errno.ENOENT));
  }

  @Test
  void hx711_that_is_gone_is_eio_after_two_seconds() {
    var model = new IioHx711Model(clock, _ -> millivoltsPerVolt, random);
    iio.attach("hx711", model);
    model.unplug(true);

    assertThatThrownBy(() -> iio.find("hx711").orElseThrow().raw("in_voltage0"))
        .satisfies(e -> is(e, Errno.EIO));
    assertThat(clock.nanos()).isEqualTo(2_010_000_000);
  }

  @Test
  void srf04_measures_at_343_5_m_per_s_and_takes_silence_for_6_and_a_half_metres()
      throws KernelException {
    var model = new IioSrf04Model(clock, _ -> heard);
    iio.attach("srf04", model);
    IioDevice device = iio.find("srf04").orElseThrow();

    assertThat(device.raw("in_distance")).isEqualTo(1_000); // 5,822,416 ns x 106 / 617,176
    heard = new Acoustics(Double.POSITIVE_INFINITY, 343.5);
    assertThat(device.raw("in_distance")).isEqualTo(6_526);
    assertThat(device.scale("in_distance")).isEqualTo(0.001);
    model.slowClock(1.1); // silence now lasts 41.8 ms
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.EIO));
    model.unplug(true);
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.ETIMEDOUT));
  }

  @Test
  void vl53l0x_gives_millimetres_or_8190() throws KernelException {
    var model = new IioVl53l0xModel(clock, _ -> seen, random);
    iio.attach("vl53l0x", model);
    IioDevice device = iio.find("vl53l0x").orElseThrow();

    assertThat(device.raw("in_distance")).isCloseTo(500, within(25L));
    assertThat(clock.nanos()).isEqualTo(33_000_000);
    seen = new Optics(500, 0.05, 0);
    assertThat(device.raw("in_distance")).isEqualTo(8_190); // a black bag
    model.unplug(true);
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.EREMOTEIO));
  }

  @Test
  void faults_of_the_files() throws KernelException {
    iio.attach("srf04", new IioSrf04Model(clock, _ -> heard));
    IioDevice device = iio.find("srf04").orElseThrow();
    iio.fault("srf04", new IioFault.Garbage(), Occurrence.once());
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.EINVAL));
    iio.fault("srf04", new IioFault.Fails(Errno.ETIMEDOUT), Occurrence.once());
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.ETIMEDOUT));
    long end = clock.nanos() + Duration.ofSeconds(1).toNanos();
    iio.fault("srf04", new IioFault.Missing(), Occurrence.always().until(end));
    assertThat(iio.find("srf04")).isEmpty();
    assertThatThrownBy(() -> device.raw("in_distance")).satisfies(e -> is(e, Errno.ENOENT));
    clock.spend(Duration.ofSeconds(1).toNanos());
    assertThat(iio.find("srf04")).isPresent();
    assertThat(device.raw("in_distance")).isEqualTo(1_000);
    assertThat(iio.find("bme280")).isEmpty();
  }

  private static void is(Throwable failure, int errno) {
    assertThat(Errno.of(failure)).hasValue(errno);
  }
}
