// https://www.st.com/resource/en/datasheet/lis3dh.pdf (DocID17530), checked against Adafruit_LIS3DH
package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * ST LIS3DH, an accelerometer: +-2 g in steps of 1 mg. With its INT1 wired it also tells knocks:
 * then it measures 100 times a second rather than 10, since it feels a knock, which is over within
 * some 20 ms, only if a measurement falls into it.
 */
public final class Lis3dh implements TiltSensor {
  /** SA0 to ground. */
  static final int ADDRESS = 0x18;

  private static final int WHO_AM_I = 0x0F;
  private static final int CTRL_REG1 = 0x20;
  private static final int CTRL_REG2 = 0x21;
  private static final int CTRL_REG3 = 0x22;
  private static final int CTRL_REG4 = 0x23;
  private static final int REFERENCE = 0x26;
  private static final int STATUS = 0x27;

  /** OUT_X_L (0x28) with bit 7 for auto-increment. */
  private static final int OUTPUT = 0xA8;

  private static final int INT1_CFG = 0x30;
  private static final int INT1_THS = 0x32;
  private static final int INT1_DURATION = 0x33;

  private static final int ZYXDA = 0x08;
  private static final Duration POLL = Duration.ofMillis(5);

  /** At 10 Hz the first data come within 0.7 s, the next every 0.1 s (table 11: 7/ODR). */
  private static final Duration DATA_LIMIT = Duration.ofSeconds(1);

  private static final Duration RINGING = Duration.ofSeconds(1);
  private static final int LEAST_NORM_MG = 900;
  private static final int MOST_NORM_MG = 1100;

  private final I2cRegisters registers;
  private final @Nullable DigitalInput int1;
  private final Pause pause;
  private final Revival revival;
  private final List<Consumer<Long>> listeners = new CopyOnWriteArrayList<>();
  private final DigitalStateChangeListener edges = this::knocked; // one, however often it is added
  private boolean wasKnocked;
  private long lastKnock;

  /**
   * @param int1 the line of INT1, without debounce; null if it is not wired
   */
  public Lis3dh(I2C i2c, @Nullable DigitalInput int1, Pause pause) {
    this.registers = new I2cRegisters(i2c, 1, pause);
    this.int1 = int1;
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "lis3dh";
  }

  @Override
  public Measured<Acceleration> measure() {
    return revival.attempt(this::initialise, this::read);
  }

  /** Knocks are felt from the first {@link #measure()} on, which initialises the part. */
  @Override
  public void onKnock(Consumer<Long> listener) {
    listeners.add(listener);
    DigitalInput line = int1;
    if (line != null) {
      try {
        line.addListener(edges);
      } catch (Pi4JException _) {
        // initialising asks again, and tells
      }
    }
  }

  /** A blow rings, which is one knock. */
  private synchronized void knocked(DigitalStateChangeEvent<?> event) {
    long at = event instanceof EdgeEvent edge ? edge.timestampNanos() : pause.clock().nanos();
    if (event.state().isHigh() && (!wasKnocked || at - lastKnock >= RINGING.toNanos())) {
      wasKnocked = true;
      lastKnock = at;
      listeners.forEach(listener -> listener.accept(at));
    }
  }

  private void initialise() {
    int who = registers.readByte(WHO_AM_I);
    if (who != 0x33) {
      throw new PartFailure(
          new BusError(0, "the chip at 0x18 says 0x%02X, a LIS3DH says 0x33".formatted(who)));
    }
    registers.writeByte(CTRL_REG4, 0x88); // block data update, +-2 g, high resolution
    registers.writeByte(CTRL_REG1, int1 == null ? 0x27 : 0x57); // 10 or 100 Hz, three axes
    if (int1 != null) {
      feelKnocks();
      listen(int1);
    }
  }

  /**
   * Above 512 mg without gravity, on any axis, for any time: AN3308's wake-up with high-pass
   * filter, after the first data, since the filter has nothing to start from before.
   */
  private void feelKnocks() {
    registers.writeByte(CTRL_REG2, 0x01); // high-pass filter for INT1 only
    registers.writeByte(INT1_THS, 0x20); // 16 mg a step at +-2 g
    registers.writeByte(INT1_DURATION, 0x00);
    awaitData();
    registers.readByte(REFERENCE); // the filter starts from the acceleration of now
    registers.writeByte(INT1_CFG, 0x2A); // X, Y or Z high
    registers.writeByte(CTRL_REG3, 0x40); // INT1 tells it
  }

  private void listen(DigitalInput line) {
    try {
      line.addListener(edges);
    } catch (Pi4JException e) {
      String operation = "lis3dh at GPIO " + line.bcm();
      throw new PartFailure(new BusError(Errno.of(e).orElse(Errno.EIO), operation));
    }
  }

  private void awaitData() {
    if (!pause.until(() -> (registers.readByte(STATUS) & ZYXDA) != 0, POLL, DATA_LIMIT)) {
      throw new PartFailure(new NotReady(DATA_LIMIT));
    }
  }

  private Measured<Acceleration> read() {
    awaitData();
    byte[] bytes = registers.read(OUTPUT, 6);
    var felt = new Acceleration(mg(bytes, 0), mg(bytes, 2), mg(bytes, 4));
    int norm = (int) Math.round(felt.norm());
    if (norm < LEAST_NORM_MG || norm > MOST_NORM_MG) {
      return new Failed<>(new Implausible(norm, Reason.NOT_GRAVITY));
    }
    return new Reading<>(felt, Quality.BEST, pause.clock().nanos());
  }

  /**
   * 12 bits, left-justified, two's complement, low byte first; 1 mg a step at +-2 g in high
   * resolution.
   */
  private static int mg(byte[] bytes, int at) {
    return (short) ((bytes[at + 1] << 8) | (bytes[at] & 0xFF)) >> 4;
  }
}
