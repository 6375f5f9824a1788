package io.lucidbins.mocks.parts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The frames of a PN532 as the chip sees them [UM0701-02, 6.2.1]: it looks for the start code 00 FF
 * wherever it is, so that a preamble may be longer, and drops what its checksums refuse.
 */
final class Pn532Frames {
  static final byte[] ACK = {0x00, 0x00, (byte) 0xFF, 0x00, (byte) 0xFF, 0x00};
  static final byte[] SYNTAX_ERROR = {
    0x00, 0x00, (byte) 0xFF, 0x01, (byte) 0xFF, 0x7F, (byte) 0x81, 0x00
  };

  private static final int SHORTEST_EXTENDED = 256;

  private final Host host;
  private State state = State.START_00;
  private int length;
  private int checked;
  private byte[] body = new byte[0];
  private int filled;
  private int sum;

  private enum State {
    START_00,
    START_FF,
    LENGTH,
    LENGTH_SUM,
    LONG_HIGH,
    LONG_LOW,
    LONG_SUM,
    BODY,
    BODY_SUM
  }

  /** What a frame of the host can be. */
  interface Host {
    void ack(long nanos);

    void nack(long nanos);

    /** A frame with good checksums; {@code body} begins with the frame identifier. */
    void frame(byte[] body, long nanos);
  }

  Pn532Frames(Host host) {
    this.host = host;
  }

  void reset() {
    state = State.START_00;
  }

  void hear(int value, long nanos) {
    state =
        switch (state) {
          case START_00 -> value == 0x00 ? State.START_FF : State.START_00;
          case START_FF -> afterZero(value);
          case LENGTH -> {
            length = value;
            yield State.LENGTH_SUM;
          }
          case LENGTH_SUM -> lengthSum(value, nanos);
          case LONG_HIGH -> {
            length = value << 8;
            checked = value;
            yield State.LONG_LOW;
          }
          case LONG_LOW -> {
            length |= value;
            checked += value;
            yield State.LONG_SUM;
          }
          case LONG_SUM -> ((checked + value) & 0xFF) == 0 ? begin() : State.START_00;
          case BODY -> fill(value);
          case BODY_SUM -> end(value, nanos);
        };
  }

  private static State afterZero(int value) {
    if (value == 0xFF) {
      return State.LENGTH;
    }
    return value == 0x00 ? State.START_FF : State.START_00;
  }

  private State lengthSum(int value, long nanos) {
    if (length == 0x00 && value == 0xFF) {
      host.ack(nanos);
      return State.START_00;
    }
    if (length == 0xFF && value == 0x00) {
      host.nack(nanos);
      return State.START_00;
    }
    if (length == 0xFF && value == 0xFF) {
      return State.LONG_HIGH;
    }
    return ((length + value) & 0xFF) == 0 ? begin() : State.START_00;
  }

  private State begin() {
    body = new byte[length];
    filled = 0;
    sum = 0;
    return State.BODY;
  }

  private State fill(int value) {
    body[filled++] = (byte) value;
    sum += value;
    return filled == length ? State.BODY_SUM : State.BODY;
  }

  private State end(int value, long nanos) {
    if (((sum + value) & 0xFF) == 0) {
      host.frame(body, nanos);
    }
    return State.START_00;
  }

  /** An answer: D5, the command plus one, and what it says. */
  static byte[] answer(int command, byte... data) {
    byte[] payload = new byte[2 + data.length];
    payload[0] = (byte) 0xD5;
    payload[1] = (byte) (command + 1);
    System.arraycopy(data, 0, payload, 2, data.length);
    return frame(payload);
  }

  static byte[] frame(byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x00, 0x00, (byte) 0xFF});
    int size = payload.length;
    if (size >= SHORTEST_EXTENDED) {
      out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) (size >> 8), (byte) size});
      out.write(-((size >> 8) + size));
    } else {
      out.write(size);
      out.write(-size);
    }
    out.writeBytes(payload);
    int total = 0;
    for (byte value : payload) {
      total += value;
    }
    out.write(-total);
    out.write(0x00);
    return out.toByteArray();
  }

  static byte[] tail(byte[] bytes, int from) {
    return from >= bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, from, bytes.length);
  }
}
