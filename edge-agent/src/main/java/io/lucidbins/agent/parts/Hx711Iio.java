package io.lucidbins.agent.parts;

// https://cdn.sparkfun.com/datasheets/Sensors/ForceFlex/hx711_english.pdf, and the kernel's
// drivers/iio/adc/hx711.c for what it makes of the part.

import static java.util.Objects.requireNonNull;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Avia HX711 behind the kernel's own driver, which clocks it with interrupts off, so that no pulse
 * is ever too long. Channel A, gain 128. A call waits for one conversion, and for at most 2 s when
 * the part does not answer ({@code hx711_reset}: twice {@code hx711_wait_for_ready}, 100 x 10 ms).
 *
 * <p>The driver gives offset binary ({@code value ^= 0x800000} in {@code hx711_read}): 0 to
 * 0xFFFFFF, with 0x800000 in the middle. It does not look whether DOUT goes high after the last
 * pulse, so a data line that is stuck must be told by its value: stuck low reads as exactly 0
 * counts, stuck high as exactly -1; both are refused, at the price of one sample in the noise.
 */
public final class Hx711Iio implements Scale {
  static final String DRIVER = "hx711";

  /** Channel A in the datasheet is channel 0 of the driver; its gain is 128 after a reset. */
  private static final String CHANNEL_A = "in_voltage0";

  private static final int MIDDLE = 0x800000;
  private static final int MOST = 0x7FFFFF;
  private static final int LEAST = -0x800000;
  private static final int STUCK_LOW = 0;
  private static final int STUCK_HIGH = -1;

  private final IioDevices devices;
  private final Pause pause;
  private final Revival revival;
  private @Nullable IioDevice device;

  public Hx711Iio(IioDevices devices, Pause pause) {
    this.devices = devices;
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "hx711";
  }

  @Override
  public Measured<Integer> measureCounts() {
    return revival.attempt(() -> device = found(devices, DRIVER), this::measure);
  }

  private Measured<Integer> measure() {
    long raw = raw(requireNonNull(device), CHANNEL_A);
    if (raw < 0 || raw > 0xFFFFFF) {
      return new Failed<>(new BadFrame(3, FrameFault.SYNTAX));
    }
    int counts = (int) raw - MIDDLE;
    return switch (counts) {
      case MOST, LEAST -> new Failed<>(new Saturated(counts));
      case STUCK_LOW -> new Failed<>(new BadFrame(3, FrameFault.LEVELS));
      case STUCK_HIGH -> new Failed<>(new BadFrame(3, FrameFault.SYNTAX));
      default -> new Reading<>(counts, Quality.BEST, pause.clock().nanos());
    };
  }

  /** The device of a driver that is bound, or why there is none. */
  static IioDevice found(IioDevices devices, String driver) {
    return devices
        .find(driver)
        .orElseThrow(() ->
            new PartFailure(
                new BusError(
                    0,
                    "no kernel driver \""
                        + driver
                        + "\" is bound (nothing of that name under /sys/bus/iio/devices): add"
                        + " its device tree overlay, or name another part in [parts]")));
  }

  private static long raw(IioDevice device, String channel) {
    try {
      return device.raw(channel);
    } catch (KernelException e) {
      throw new PartFailure(new BusError(e.errno(), "iio " + device.name() + " " + channel));
    }
  }
}
