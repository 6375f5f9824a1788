package io.lucidbins.agent.parts;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A script of what a host and a PN532 say, in the words of its user manual, that becomes the calls
 * of a serial port or the transfers of an I2C bus. Frames are built here from the manual alone.
 */
final class Pn532Talk {
  static final String PORT = "/dev/ttyAMA1";
  static final String ACK = "00 00 FF 00 FF 00";
  private static final int I2C_OVERHEAD = 11;

  private final boolean i2c;
  private final List<String> steps = new ArrayList<>();

  private Pn532Talk(boolean i2c) {
    this.i2c = i2c;
  }

  static Pn532Talk uart() {
    return new Pn532Talk(false);
  }

  static Pn532Talk i2c() {
    return new Pn532Talk(true);
  }

  static Pn532Talk on(boolean i2c) {
    return new Pn532Talk(i2c);
  }

  List<String> steps() {
    return steps;
  }

  Pn532Talk step(String... more) {
    steps.addAll(List.of(more));
    return this;
  }

  /** The first opening of the serial port; nothing on I2C. */
  Pn532Talk open() {
    return i2c ? this : step("open " + PORT + " 115200");
  }

  Pn532Talk wake() {
    return i2c ? step("r 00") : step("w 55 55 00 00 00");
  }

  /** Waking up and the three commands of the initialisation. */
  Pn532Talk initialisation() {
    return wake()
        .command("D4 14 01 14 01", "D5 15", 0)
        .command("D4 02", "D5 03 32 01 06 07", 4)
        .command("D4 32 05 FF 01 02", "D5 33", 0);
  }

  Pn532Talk search(String answer) {
    return command("D4 4A 01 00", "D5 4B " + answer, 74);
  }

  Pn532Talk release() {
    return command("D4 52 00", "D5 53 00", 1);
  }

  /** An APDU to target 1, and what comes back after the status byte of the reader. */
  Pn532Talk exchange(String apdu, String answer, int most) {
    return command("D4 40 01 " + apdu, "D5 41 " + answer, 1 + most);
  }

  /** A command, its ACK and its answer. */
  Pn532Talk command(String command, String answer, int most) {
    return send(command).receive(ACK, 0).receive(frame(answer), most);
  }

  Pn532Talk send(String command) {
    return i2c ? step("w " + frame(command)) : step("flush", "w " + frame(command));
  }

  /** The host ends whatever the part is at. */
  Pn532Talk abort() {
    return i2c ? step("w " + ACK) : step("flush", "w " + ACK);
  }

  /** Bytes from the part; on I2C behind a ready byte, with zeros up to what the host asks for. */
  Pn532Talk receive(String bytes, int most) {
    if (!i2c) {
      return step("r " + bytes);
    }
    int length = bytes.replace(" ", "").length() / 2;
    return step("r 01", "r 01 " + bytes + " 00".repeat(I2C_OVERHEAD + most - length));
  }

  /** Nothing comes. */
  Pn532Talk silence() {
    return step(i2c ? "r 00 *" : "r");
  }

  /** {@code 00 00 FF LEN LCS data DCS 00} [UM0701-02, 6.2.1.1]. */
  static String frame(String data) {
    byte[] bytes = HexFormat.of().parseHex(data.replace(" ", ""));
    int sum = 0;
    for (byte value : bytes) {
      sum += value;
    }
    return "00 00 FF %02X %02X %s %02X 00"
        .formatted(
            bytes.length,
            -bytes.length & 0xFF,
            HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes),
            -sum & 0xFF);
  }
}
