package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.parts.Pn532Model.Outgoing;
import io.lucidbins.pi4j.linux.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 on I2C [UM0701-02, 6.2.4]: each read begins with a ready byte, 01 before a frame, 00 if
 * there is none yet. It holds the clock for about a millisecond at each address [seen with Tasmota,
 * arendst/Tasmota #4832]; its address wakes it.
 */
public final class Pn532I2c implements I2cPart {
  public static final int ADDRESS = 0x24;

  private static final long STRETCH_NANOS = 1_000_000;
  private static final int READY = 0x01;

  private final Pn532Model chip;
  private final MonotonicClock clock;
  private @Nullable Outgoing reading;
  private int index;
  private long stretch;

  public Pn532I2c(Pn532Model chip, MonotonicClock clock) {
    this.chip = chip;
    this.clock = clock;
  }

  @Override
  public boolean start(boolean read) {
    if (chip.isGone()) {
      return false;
    }
    long now = clock.nanos();
    stretch = Math.max(STRETCH_NANOS, chip.wakingNanos(now));
    chip.wake(now);
    reading = null;
    index = 0;
    return true;
  }

  @Override
  public long stretchNanos() {
    return stretch;
  }

  @Override
  public boolean write(int value) {
    chip.hear(value, clock.nanos());
    return true;
  }

  @Override
  public int read() {
    if (index == 0) {
      reading = chip.ready(clock.nanos());
      index++;
      return reading == null ? 0x00 : READY;
    }
    byte[] frame = reading == null ? new byte[0] : reading.frame();
    int at = index++ - 1;
    return at < frame.length ? frame[at] & 0xFF : 0x00;
  }

  /** A frame of which anything was read is gone; only its ready byte leaves it there. */
  @Override
  public void stop() {
    if (reading != null && index > 1) {
      chip.sent();
    }
    reading = null;
    index = 0;
  }
}
