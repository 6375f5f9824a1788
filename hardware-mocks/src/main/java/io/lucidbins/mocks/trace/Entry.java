package io.lucidbins.mocks.trace;

import java.util.Locale;

/** One line of a trace; {@code micros} count from its start. Bytes are upper-case hex digits. */
public sealed interface Entry {

  /** When, in microseconds from the start of the trace. */
  long micros();

  /**
   * One I2C transfer.
   *
   * @param written and then
   * @param read hex digits, empty for none
   * @param error such as "EREMOTEIO", empty if it went well
   */
  record I2c(long micros, int bus, int address, String written, String read, String error)
      implements Entry {
    @Override
    public String toString() {
      return time(micros)
          + "i2c%d %02X".formatted(bus, address)
          + (written.isEmpty() ? "" : " w " + written)
          + (read.isEmpty() ? "" : " r " + read)
          + (error.isEmpty() ? "" : " !" + error);
    }
  }

  /** An edge of an input. */
  record Edge(long micros, int line, boolean rising) implements Entry {
    @Override
    public String toString() {
      return time(micros) + "gpio " + line + (rising ? " rise" : " fall");
    }
  }

  /**
   * An output was written, or a level was read.
   *
   * @param error empty if it went well; of a read that failed there is no level
   */
  record Level(long micros, int line, boolean written, boolean high, String error)
      implements Entry {
    @Override
    public String toString() {
      String level = written || error.isEmpty() ? (high ? " 1" : " 0") : "";
      return time(micros)
          + "gpio "
          + line
          + (written ? " w" : " r")
          + level
          + (error.isEmpty() ? "" : " !" + error);
    }
  }

  /**
   * Bytes on a serial line.
   *
   * @param port without {@code /dev/}
   * @param sent by the program, or received by it
   */
  record Serial(long micros, String port, boolean sent, String bytes, String error)
      implements Entry {
    @Override
    public String toString() {
      return time(micros)
          + "tty "
          + port
          + (sent ? " w" : " r")
          + (bytes.isEmpty() ? "" : " " + bytes)
          + (error.isEmpty() ? "" : " !" + error);
    }
  }

  private static String time(long micros) {
    return String.format(Locale.ROOT, "+%d.%06d ", micros / 1_000_000, micros % 1_000_000);
  }
}
