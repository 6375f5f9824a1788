// https://wiki.dfrobot.com/_A02YYUW_Waterproof_Ultrasonic_Sensor_SKU_SEN0311
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
 * DYP A02YYUW (DFRobot SEN0311), an ultrasonic range finder that sends {@code FF H L SUM} every 100
 * to 300 ms: 30 to 4,500 mm.
 */
public final class A02yyuw implements RangeFinder {
  private static final int NEAREST_MM = 30;
  private static final int FARTHEST_MM = 4500;

  private final SerialLine line;
  private final Pause pause;
  private final UltrasonicAir air;
  private final Revival revival;
  private final SlidingFrame frame = new SlidingFrame();

  /**
   * @param path of the serial port, such as {@code /dev/serial0}
   */
  public A02yyuw(SerialPorts ports, String path, Pause pause, UltrasonicAir air) {
    this.line = new SerialLine(ports, path, pause);
    this.pause = pause;
    this.air = air;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "a02yyuw";
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
    line.await(frame);
    return convert(frame.mm(), pause.clock().nanos());
  }

  private Measured<Integer> convert(int sent, long atNanos) {
    if (sent < NEAREST_MM) {
      return new Failed<>(new OutOfRange(sent, Bound.BELOW));
    }
    if (sent > FARTHEST_MM) {
      return new Failed<>(new NoEcho(SerialLine.FRAME_LIMIT));
    }
    return new Reading<>(sent, air.quality(), atNanos);
  }

  /** The newest four bytes; a frame may begin at any of them, also at an 0xFF that is data. */
  static final class SlidingFrame implements SerialLine.Frames {
    private int newest;
    private int bytes;

    @Override
    public void restart() {
      newest = 0;
      bytes = 0;
    }

    @Override
    public boolean accept(int value) {
      newest = (newest << 8) | value;
      bytes++;
      return bytes >= 4 && (newest >>> 24) == 0xFF && sum() == (newest & 0xFF);
    }

    private int sum() {
      return (0xFF + (newest >>> 16) + (newest >>> 8)) & 0xFF;
    }

    int mm() {
      return (newest >>> 8) & 0xFFFF;
    }

    @Override
    public FrameFault fault() {
      return FrameFault.CHECKSUM;
    }
  }
}
