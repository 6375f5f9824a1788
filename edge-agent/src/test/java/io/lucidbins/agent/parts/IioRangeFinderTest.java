package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IioRangeFinderTest {
  private static final Duration SRF04_LIMIT = Duration.ofMillis(70);
  private static final Duration VL53L0X_LIMIT = Duration.ofMillis(100);

  @ParameterizedTest
  @CsvSource({"20", "1000", "4000"})
  void srf04_is_in_mm_and_uncompensated_without_a_temperature(int raw) {
    assertThat(measure("srf04", "in_distance " + raw))
        .isEqualTo(new Reading<>(raw, Quality.BEST.minus(20).with(Flag.UNCOMPENSATED), 0));
  }

  /** 1,000 mm at the kernel's 343.5 m/s are 5.822 ms; at T they are 331.3 + 0.606 T m/s long. */
  @ParameterizedTest
  @CsvSource({"-20, 929", "0, 964", "20, 1000", "40, 1035"})
  void srf04_is_put_right_by_the_temperature(double celsius, int mm) {
    try (var iio = new ScriptedIio("srf04", "find", "in_distance 1000")) {
      AirTemperature air = () -> OptionalDouble.of(celsius);

      assertThat(new IioRangeFinder(iio, "srf04", air, iio.pause).measureMm())
          .isEqualTo(new Reading<>(mm, Quality.BEST, 0));
    }
  }

  @Test
  void srf04_below_20_mm_is_too_near_and_above_4_m_nothing() {
    assertThat(why(measure("srf04", "in_distance 19"))).isEqualTo(new OutOfRange(19, Bound.BELOW));
    assertThat(why(measure("srf04", "in_distance 4001"))).isEqualTo(new NoEcho(SRF04_LIMIT));
  }

  @Test
  void srf04_that_answers_too_late_heard_nothing_and_one_that_does_not_answer_is_not_ready() {
    assertThat(why(measure("srf04", "in_distance !" + Errno.EIO)))
        .isEqualTo(new NoEcho(SRF04_LIMIT));
    assertThat(why(measure("srf04", "in_distance !" + Errno.ETIMEDOUT)))
        .isEqualTo(new NotReady(SRF04_LIMIT));
    assertThat(why(measure("srf04", "in_distance !" + Errno.EBUSY)))
        .isEqualTo(new BusError(Errno.EBUSY, "iio srf04 in_distance"));
  }

  @ParameterizedTest
  @CsvSource({"30", "700", "1200"})
  void vl53l0x_is_in_mm_without_a_status_to_trust(int raw) {
    assertThat(measure("vl53l0x", "in_distance " + raw))
        .isEqualTo(new Reading<>(raw, Quality.BEST.minus(20).with(Flag.LOW_CONFIDENCE), 0));
  }

  @Test
  void vl53l0x_below_30_mm_is_too_near_and_above_1200_mm_nothing() {
    assertThat(why(measure("vl53l0x", "in_distance 29")))
        .isEqualTo(new OutOfRange(29, Bound.BELOW));
    assertThat(why(measure("vl53l0x", "in_distance 1201"))).isEqualTo(new NoEcho(VL53L0X_LIMIT));
    assertThat(why(measure("vl53l0x", "in_distance 8190"))).isEqualTo(new NoEcho(VL53L0X_LIMIT));
  }

  @Test
  void vl53l0x_on_a_broken_bus_is_a_bus_error_and_one_that_never_ends_not_ready() {
    assertThat(why(measure("vl53l0x", "in_distance !" + Errno.EREMOTEIO)))
        .isEqualTo(new BusError(Errno.EREMOTEIO, "iio vl53l0x in_distance"));
    assertThat(why(measure("vl53l0x", "in_distance !" + Errno.EIO)))
        .isEqualTo(new BusError(Errno.EIO, "iio vl53l0x in_distance"));
    assertThat(why(measure("vl53l0x", "in_distance !" + Errno.ETIMEDOUT)))
        .isEqualTo(new NotReady(VL53L0X_LIMIT));
  }

  @Test
  void a_value_that_no_int_holds_is_no_distance() {
    assertThat(why(measure("srf04", "in_distance 9999999999"))).isInstanceOf(NoEcho.class);
    assertThat(why(measure("srf04", "in_distance -9999999999"))).isInstanceOf(OutOfRange.class);
  }

  @Test
  void a_driver_that_is_not_bound_is_named() {
    try (var iio = new ScriptedIio("vl53l0x", "!find")) {
      assertThat(why(new IioRangeFinder(iio, "vl53l0x", iio.pause).measureMm()).describe())
          .startsWith("no kernel driver \"vl53l0x\" is bound");
    }
  }

  @Test
  void another_driver_is_refused_with_those_that_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new IioRangeFinder(IioDevices.none(), "vl6180", new Pause(VirtualClock.stepped())))
        .withMessage("the kernel's range finders are srf04 and vl53l0x, but this is \"vl6180\"");
  }

  private static Measured<Integer> measure(String driver, String step) {
    try (var iio = new ScriptedIio(driver, "find", step)) {
      return new IioRangeFinder(iio, driver, iio.pause).measureMm();
    }
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }
}
