package io.lucidbins.agent.parts;

// https://www.nxp.com/docs/en/user-guide/141520.pdf (UM0701-02, PN532 user manual), 6.2.4

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;

/**
 * A PN532 on I2C, address 0x24 (0x48 with the direction bit, as the manual writes it). Each read
 * starts with a byte whose bit 0 tells whether a frame follows. It holds the clock low for about a
 * millisecond, which the hardware controller of a Pi before the 4 corrupts, so its bus must be
 * bit-banged: {@code dtoverlay=i2c-gpio,bus=3}, never bus 1.
 */
public final class Pn532I2c implements Pn532Link {
  static final int ADDRESS = 0x24;

  private static final int READY = 0x01;

  /** It needs the bus free for a while between two transfers; libnfc gives it 5 ms. */
  private static final Duration POLL = Duration.ofMillis(5);

  /** The oscillator starts within 2 ms. */
  private static final Duration OSCILLATOR = Duration.ofMillis(2);

  /** Preamble, start, an extended header, TFI, command code and checksum around the data. */
  private static final int OVERHEAD = 11;

  private final I2cRegisters bus;
  private final Pause pause;
  private final Pn532Frames frames = new Pn532Frames();

  public Pn532I2c(I2C i2c, Pause pause) {
    this.bus = new I2cRegisters(i2c, 1, pause);
    this.pause = pause;
  }

  @Override
  public String name() {
    return "pn532-i2c";
  }

  @Override
  public int wakeUpSource() {
    return 0x80;
  }

  /** Its address wakes it; that it does not acknowledge the first time is what the retry is for. */
  @Override
  public void wake() {
    bus.receive(1);
    pause.of(OSCILLATOR);
  }

  @Override
  public void send(byte[] frame) {
    bus.send(frame);
  }

  @Override
  public Pn532Frame receive(int mostData, Duration limit) {
    if (!pause.until(() -> (bus.receive(1)[0] & READY) != 0, POLL, limit)) {
      throw new PartFailure(new NotReady(limit));
    }
    byte[] bytes = bus.receive(1 + OVERHEAD + mostData);
    bytes[0] = 0x00; // the ready byte
    frames.clear();
    frames.feed(bytes, bytes.length);
    Pn532Frame frame = frames.next();
    if (frame == null) {
      throw new PartFailure(new BadFrame(bytes.length - 1, FrameFault.LENGTH));
    }
    return frame;
  }
}
