// https://maxbotix.com/pages/hrxl-maxsonar-wr-datasheet (PD11500)
package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPorts;

/**
 * MaxBotix HRXL-MaxSonar-WR of 5 m range (MB7360, MB7369, MB7380, MB7389), an ultrasonic range
 * finder that sends {@code Rxxxx\r} in mm some seven times a second.
 */
public final class MaxBotix implements RangeFinder {
  private static final int NEAREST_MM = 300;
  private static final int FARTHEST_MM = 5000;

  private final SerialLine line;
  private final Pause pause;
  private final Revival revival;
  private final Lines lines = new Lines();

  /**
   * @param path of the serial port, such as {@code /dev/serial0}
   */
  public MaxBotix(SerialPorts ports, String path, Pause pause) {
    this.line = new SerialLine(ports, path, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "maxbotix";
  }

  @Override
  public int deadZoneMm() {
    return NEAREST_MM;
  }

  @Override
  public Measured<Integer> measureMm() {
    return revival.attempt(line::reopen, this::measure);
  }

  private Measured<Integer> measure() {
    line.await(lines);
    return convert(lines.mm(), pause.clock().nanos());
  }

  private static Measured<Integer> convert(int sent, long atNanos) {
    if (sent <= NEAREST_MM) {
      return new Failed<>(new OutOfRange(sent, Bound.BELOW));
    }
    if (sent >= FARTHEST_MM) {
      return new Failed<>(new NoEcho(SerialLine.FRAME_LIMIT));
    }
    return new Reading<>(sent, Quality.BEST, atNanos);
  }

  /** An {@code R}, four digits, a carriage return. */
  static final class Lines implements SerialLine.Frames {
    private int bytes;
    private int mm;

    @Override
    public void restart() {
      bytes = 0;
    }

    @Override
    public boolean accept(int value) {
      if (value == 'R') {
        bytes = 1;
        mm = 0;
      } else if (bytes >= 1 && bytes <= 4 && value >= '0' && value <= '9') {
        bytes++;
        mm = 10 * mm + value - '0';
      } else {
        boolean complete = bytes == 5 && value == '\r';
        bytes = 0;
        return complete;
      }
      return false;
    }

    int mm() {
      return mm;
    }

    @Override
    public FrameFault fault() {
      return FrameFault.SYNTAX;
    }
  }
}
