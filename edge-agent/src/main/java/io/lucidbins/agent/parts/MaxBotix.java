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
import java.time.Duration;

/**
 * MaxBotix HRXL-MaxSonar-WR of 5 m range (MB7360, MB7369, MB7380, MB7389), an ultrasonic range
 * finder that sends {@code Rxxxx\r} in mm, 9600 8N1, every 133 to 148 ms. It allows for the
 * temperature by a sensor of its own (PD11500, page 10: "Temperature Compensation").
 *
 * <p>Objects nearer than 300 mm are sent as 300, no target as 5000. The line has no checksum, so a
 * distance is believed when two in a row agree within 10 mm, which is more than the part's noise.
 */
public final class MaxBotix implements RangeFinder {
  private static final int NEAREST_MM = 300;
  private static final int FARTHEST_MM = 5000;

  /** Its longest time from ping to ping (PD11500, page 10). */
  private static final Duration CYCLE = Duration.ofMillis(148);

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
      return new Failed<>(new NoEcho(CYCLE));
    }
    return new Reading<>(sent, Quality.BEST, atNanos);
  }

  /** An {@code R}, four digits, a carriage return; twice. */
  static final class Lines implements SerialLine.Frames {
    private static final int NONE = -1_000;
    private static final int AGREE_MM = 10;

    private int bytes;
    private int mm;
    private int before;

    @Override
    public void restart() {
      bytes = 0;
      before = NONE;
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
        return complete && isAsBefore();
      }
      return false;
    }

    private boolean isAsBefore() {
      boolean agree = Math.abs(mm - before) <= AGREE_MM;
      before = mm;
      return agree;
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
