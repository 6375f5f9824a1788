package io.lucidbins.agent.parts;

// https://www.nxp.com/docs/en/user-guide/141520.pdf (UM0701-02, PN532 user manual), 6.2.2

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPort;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 on its high speed UART, 115200 baud 8N1, both interface switches off. The port is opened
 * with the first {@link #wake} and again after it failed. A wait ends at most {@link
 * SerialPort#LONGEST_READ_MS} after its limit, because a read of the port cannot be cut short.
 */
public final class Pn532Hsu implements Pn532Link {
  private static final int BAUD = 115_200;

  /** 0x55 wakes it, zeros until its oscillator runs (PN532/C1 datasheet 8.3.1; libnfc, Seeed). */
  private static final byte[] WAKE_UP = {0x55, 0x55, 0x00, 0x00, 0x00};

  /** The oscillator starts within 2 ms. */
  private static final Duration OSCILLATOR = Duration.ofMillis(2);

  private static final Duration AFTER_AN_EMPTY_READ = Duration.ofMillis(5);

  private final SerialPorts ports;
  private final String path;
  private final Pause pause;
  private final Pn532Frames frames = new Pn532Frames();
  private final byte[] buffer = new byte[Pn532Frames.MOST_BYTES];
  private @Nullable SerialPort port;

  public Pn532Hsu(SerialPorts ports, String path, Pause pause) {
    this.ports = ports;
    this.path = path;
    this.pause = pause;
  }

  @Override
  public String name() {
    return "pn532-uart";
  }

  @Override
  public int wakeUpSource() {
    return 0x10;
  }

  @Override
  public void wake() {
    try {
      port().write(WAKE_UP);
    } catch (KernelException e) {
      throw failure("writing to", e);
    }
    pause.of(OSCILLATOR);
  }

  @Override
  public void send(byte[] frame) {
    frames.clear();
    try {
      SerialPort open = port();
      open.flushInput();
      open.write(frame);
    } catch (KernelException e) {
      throw failure("writing to", e);
    }
  }

  @Override
  public Pn532Frame receive(int mostData, Duration limit) {
    long deadline = pause.clock().nanos() + limit.toNanos();
    int received = 0;
    int got = 0;
    boolean late = false;
    while (true) {
      frames.feed(buffer, got);
      Pn532Frame frame = frames.next();
      if (frame != null) {
        return frame;
      }
      if (late) {
        throw new PartFailure(
            received == 0 ? new NotReady(limit) : new BadFrame(received, FrameFault.LENGTH));
      }
      long began = pause.clock().nanos();
      got = read();
      received += got;
      late = got == 0 ? pause.clock().nanos() - deadline >= 0 : began - deadline >= 0;
    }
  }

  /** A port that is empty without having waited, as after a hang-up, is not asked again at once. */
  private int read() {
    long before = pause.clock().nanos();
    try {
      int got = port().read(buffer, 0, buffer.length);
      if (got == 0 && pause.clock().nanos() == before) {
        pause.of(AFTER_AN_EMPTY_READ);
      }
      return got;
    } catch (KernelException e) {
      throw failure("reading", e);
    }
  }

  private SerialPort port() throws KernelException {
    SerialPort open = port;
    if (open == null) {
      open = ports.open(path, BAUD);
      port = open;
    }
    return open;
  }

  private PartFailure failure(String verb, KernelException e) {
    SerialPort open = port;
    port = null;
    if (open != null) {
      open.close();
    }
    String tried = open == null ? "opening" : verb;
    return new PartFailure(new BusError(e.errno(), tried + " " + path));
  }
}
