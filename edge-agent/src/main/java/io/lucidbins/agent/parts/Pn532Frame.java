package io.lucidbins.agent.parts;

// https://www.nxp.com/docs/en/user-guide/141520.pdf (UM0701-02, PN532 user manual), 6.2.1

import io.lucidbins.agent.parts.Failure.FrameFault;

/**
 * What a PN532 says: {@code 00 00 FF LEN LCS TFI PD.. DCS 00} with LEN + LCS = 0 and TFI + PD.. +
 * DCS = 0 (mod 256), or without data one of the fixed frames. It prints no data: cards have
 * numbers.
 */
sealed interface Pn532Frame {

  /** It has a command and works on it [6.2.1.3]: {@code 00 00 FF 00 FF 00}. */
  record Ack() implements Pn532Frame {}

  /** It wants the last frame again [6.2.1.4]: {@code 00 00 FF FF 00 00}. */
  record Nack() implements Pn532Frame {}

  /** It cannot do what the command says [6.2.1.5]: {@code 00 00 FF 01 FF 7F 81 00}. */
  record Refusal() implements Pn532Frame {}

  /** The answer to a command. */
  final class Answer implements Pn532Frame {
    private final int code;
    private final byte[] data;

    Answer(int code, byte[] data) {
      this.code = code;
      this.data = data.clone();
    }

    /** One more than that of the command. */
    int code() {
      return code;
    }

    /** What follows the code; a copy. */
    byte[] data() {
      return data.clone();
    }

    @Override
    public String toString() {
      return "Answer 0x%02X with %d bytes".formatted(code, data.length);
    }
  }

  /** Bytes that begin like a frame and are none. */
  record Broken(int bytes, FrameFault fault) implements Pn532Frame {}

  /** From the PN532 to its host. */
  int TO_HOST = 0xD5;

  /** From the host to the PN532. */
  int TO_PN532 = 0xD4;

  /** TFI and data of a frame [6.2.1.2]. */
  int MOST_DATA = 265;

  /** Of a frame with a LEN of one byte, TFI and command included [6.2.1.1]. */
  int MOST_NORMAL = 255;

  /** Also ends whatever the PN532 is at [6.2.1.3]; a new array. */
  static byte[] ack() {
    return new byte[] {0x00, 0x00, (byte) 0xFF, 0x00, (byte) 0xFF, 0x00};
  }

  /**
   * A command as it goes out.
   *
   * @param parameters 0 to 253 bytes
   */
  static byte[] command(int code, byte... parameters) {
    int length = parameters.length + 2;
    if (length > MOST_NORMAL) {
      throw new IllegalArgumentException("a command of " + length + " bytes, at most 255");
    }
    byte[] frame = new byte[length + 7];
    frame[2] = (byte) 0xFF;
    frame[3] = (byte) length;
    frame[4] = (byte) -length;
    frame[5] = (byte) TO_PN532;
    frame[6] = (byte) code;
    System.arraycopy(parameters, 0, frame, 7, parameters.length);
    int sum = 0;
    for (int i = 5; i < frame.length - 2; i++) {
      sum += frame[i];
    }
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }
}
