package io.lucidbins.agent.parts;

// The kernel's drivers/iio/proximity/srf04.c
// (https://www.robot-electronics.co.uk/htm/srf04tech.htm)
// and vl53l0x-i2c.c (https://www.st.com/resource/en/datasheet/vl53l0x.pdf).

import static java.util.Objects.requireNonNull;

import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A range finder that a driver of the kernel measures with: {@code in_distance_raw}, in mm (both
 * drivers give a scale of 0.001 to the ABI's metre).
 *
 * <p><b>srf04</b> (HC-SR04, JSN-SR04T, SRF04): 20 to 4,000 mm. The driver counts with 343.5 m/s,
 * the speed of sound at 20 degC; with a temperature the distance is put right, without one it is
 * flagged {@link Flag#UNCOMPENSATED}. EIO means an echo later than 40.44 ms, ETIMEDOUT that the
 * line did not rise within 20 ms or not fall within 50 ms after that.
 *
 * <p><b>vl53l0x</b>: 30 to 1,200 mm. The driver throws the range status away, so each reading is
 * flagged {@link Flag#LOW_CONFIDENCE}; 8190 and 8191 mm are the part's words for "nothing seen".
 */
public final class IioRangeFinder implements RangeFinder {
  private static final String CHANNEL = "in_distance";

  /** What srf04.c counts with: 106 / 617176 mm/ns, there and back. */
  private static final double KERNEL_SPEED = 343.5;

  private final Driver driver;
  private final IioDevices devices;
  private final AirTemperature air;
  private final Pause pause;
  private final Revival revival;
  private @Nullable IioDevice device;

  /** What the drivers differ in: limits in mm, and how long one of them may wait. */
  private enum Driver {
    SRF04("srf04", 20, 4_000, Duration.ofMillis(70)),
    VL53L0X("vl53l0x", 30, 1_200, Duration.ofMillis(100));

    private final String id;
    private final int nearestMm;
    private final int farthestMm;
    private final Duration limit;

    Driver(String id, int nearestMm, int farthestMm, Duration limit) {
      this.id = id;
      this.nearestMm = nearestMm;
      this.farthestMm = farthestMm;
      this.limit = limit;
    }

    static Driver named(String id) {
      for (Driver driver : values()) {
        if (driver.id.equals(id)) {
          return driver;
        }
      }
      throw new IllegalArgumentException(
          "the kernel's range finders are srf04 and vl53l0x, but this is \"" + id + "\"");
    }
  }

  /** Without knowing the temperature of the air. */
  public IioRangeFinder(IioDevices devices, String driver, Pause pause) {
    this(devices, driver, AirTemperature.unknown(), pause);
  }

  /**
   * @param driver "srf04" or "vl53l0x"
   * @param air what the sound of an srf04 travels through; of no matter to light
   * @throws IllegalArgumentException for any other driver
   */
  public IioRangeFinder(IioDevices devices, String driver, AirTemperature air, Pause pause) {
    this.driver = Driver.named(driver);
    this.devices = devices;
    this.air = air;
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return driver.id + "-iio";
  }

  @Override
  public int deadZoneMm() {
    return driver.nearestMm;
  }

  @Override
  public Measured<Integer> measureMm() {
    return revival.attempt(
        () -> device = Hx711Iio.found(devices, driver.id), () -> measure(requireNonNull(device)));
  }

  private Measured<Integer> measure(IioDevice open) {
    try {
      long raw = open.raw(CHANNEL);
      return judge(Math.clamp(raw, Integer.MIN_VALUE, Integer.MAX_VALUE));
    } catch (KernelException e) {
      return new Failed<>(why(e.errno()));
    }
  }

  private Failure why(int errno) {
    if (errno == Errno.ETIMEDOUT) {
      return new NotReady(driver.limit);
    }
    if (errno == Errno.EIO && driver == Driver.SRF04) {
      return new NoEcho(driver.limit);
    }
    return new BusError(errno, "iio " + driver.id + " " + CHANNEL);
  }

  private Measured<Integer> judge(int rawMm) {
    OptionalDouble celsius = driver == Driver.SRF04 ? air.celsius() : OptionalDouble.empty();
    int mm = celsius.isPresent() ? corrected(rawMm, celsius.getAsDouble()) : rawMm;
    if (mm < driver.nearestMm) {
      return new Failed<>(new OutOfRange(mm, Bound.BELOW));
    }
    if (mm > driver.farthestMm) {
      return new Failed<>(new NoEcho(driver.limit));
    }
    Quality quality =
        driver == Driver.VL53L0X
            ? Quality.BEST.minus(20).with(Flag.LOW_CONFIDENCE)
            : celsius.isPresent() ? Quality.BEST : Quality.BEST.minus(20).with(Flag.UNCOMPENSATED);
    return new Reading<>(mm, quality, pause.clock().nanos());
  }

  private static int corrected(int rawMm, double celsius) {
    return (int) Math.round(rawMm * (331.3 + 0.606 * celsius) / KERNEL_SPEED);
  }
}
