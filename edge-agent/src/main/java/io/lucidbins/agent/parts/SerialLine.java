package io.lucidbins.agent.parts;

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
 * A serial port on which a part talks all the time. It listens for one frame, with a limit to the
 * silence, to the time and to the bytes. Failures leave as {@link PartFailure} and become values in
 * the driver's public method.
 */
final class SerialLine {
  /** So long a silence is no pause between frames: unplugged, or somebody else reads the port. */
  static final Duration SILENCE_LIMIT = Duration.ofSeconds(1);

  /** No part needs longer for a frame, whatever the line does to it. */
  static final Duration FRAME_LIMIT = Duration.ofSeconds(3);

  /** More than 9600 baud carry within {@link #FRAME_LIMIT}. */
  static final int MOST_BYTES = 4096;

  private static final int BAUD = 9600;
  private static final Duration AFTER_AN_EMPTY_READ = Duration.ofMillis(10);

  /** Recognises a frame in a stream of bytes, wherever it begins. */
  interface Frames {

    /** Forgets what came before. */
    void restart();

    /** Takes the next byte, 0 to 255; true if a frame ends with it. */
    boolean accept(int value);

    /** What is wrong with bytes among which there was no frame. */
    FrameFault fault();
  }

  private final SerialPorts ports;
  private final String path;
  private final Pause pause;
  private final byte[] buffer = new byte[64];
  private @Nullable SerialPort port;

  SerialLine(SerialPorts ports, String path, Pause pause) {
    this.ports = ports;
    this.path = path;
    this.pause = pause;
  }

  /** Opens the port anew. */
  void reopen() {
    SerialPort old = port;
    port = null;
    if (old != null) {
      old.close();
    }
    try {
      port = ports.open(path, BAUD);
    } catch (KernelException e) {
      throw failure("opening", e);
    }
  }

  /** Listens until {@code frames} has one; what was received before does not count. */
  void await(Frames frames) {
    SerialPort open = port;
    if (open == null) {
      throw new IllegalStateException(path + " was not opened");
    }
    flush(open);
    frames.restart();
    long start = pause.clock().nanos();
    long lastByte = start;
    int bytes = 0;
    while (true) {
      int got = read(open);
      for (int i = 0; i < got; i++) {
        if (frames.accept(buffer[i] & 0xFF)) {
          return;
        }
      }
      long now = pause.clock().nanos();
      lastByte = got > 0 ? now : lastByte;
      bytes += got;
      check(frames, now - start, now - lastByte, bytes);
    }
  }

  private static void check(Frames frames, long nanos, long silentNanos, int bytes) {
    if (silentNanos >= SILENCE_LIMIT.toNanos()) {
      throw new PartFailure(new NotReady(SILENCE_LIMIT));
    }
    if (nanos >= FRAME_LIMIT.toNanos() || bytes >= MOST_BYTES) {
      throw new PartFailure(new BadFrame(bytes, frames.fault()));
    }
  }

  private void flush(SerialPort open) {
    try {
      open.flushInput();
    } catch (KernelException e) {
      throw failure("flushing", e);
    }
  }

  /** A port that is empty without having waited, as a tty after a hang-up, is not asked at once. */
  private int read(SerialPort open) {
    long before = pause.clock().nanos();
    try {
      int got = open.read(buffer, 0, buffer.length);
      if (got == 0 && pause.clock().nanos() == before) {
        pause.of(AFTER_AN_EMPTY_READ);
      }
      return got;
    } catch (KernelException e) {
      throw failure("reading", e);
    }
  }

  private PartFailure failure(String verb, KernelException e) {
    return new PartFailure(new BusError(e.errno(), verb + " " + path));
  }
}
