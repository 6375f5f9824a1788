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
import java.time.Duration;

/**
 * DYP A02YYUW (DFRobot SEN0311), an ultrasonic range finder that sends {@code FF H L SUM} every 100
 * to 300 ms: 30 to 4,500 mm. Frame, checksum, range and 9600 8N1 are DFRobot's page, its Raspberry
 * Pi library and ESPHome's {@code a02yyuw}, which agree.
 *
 * <p>No maker's page says that it allows for the temperature, as those of its kin do, so a distance
 * is put right by the air's temperature unless the settings say otherwise. It is taken to count
 * with 348 m/s, the speed of its maker's formula for the kindred modules with a pulse (57.5 us/cm).
 * An error there is a factor on each distance, also on that of the empty bin against which the
 * level is measured.
 */
public final class A02yyuw implements RangeFinder {
  private static final int NEAREST_MM = 30;
  private static final int FARTHEST_MM = 4500;
  private static final double ASSUMED_METRES_PER_SECOND = 348;

  /** Its longest time between two frames; an echo has come back by then. */
  private static final Duration CYCLE = Duration.ofMillis(300);

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

  /**
   * 0 is what it sends when nothing comes back (esphome/issues #6394, and measured at the kindred
   * A02YYUM), but also when something touches it: it means no distance, and above all not a full
   * bin.
   */
  private Measured<Integer> convert(int sent, long atNanos) {
    if (sent == 0 || sent > FARTHEST_MM) {
      return new Failed<>(new NoEcho(CYCLE));
    }
    if (sent < NEAREST_MM) {
      return new Failed<>(new OutOfRange(sent, Bound.BELOW));
    }
    return new Reading<>(air.corrected(sent, ASSUMED_METRES_PER_SECOND), air.quality(), atNanos);
  }

  /**
   * The newest four bytes; a frame may begin at any of them, also at an 0xFF that is data. {@code
   * FF 01 FF FF}, 511 mm, repeated is also a series of {@code FF FF 01 FF}, so a distance far
   * beyond what the part measures is no frame; but those by which its kin say "nothing there"
   * (0xFFFD) and "somebody else's sound" (0xFFFE) are.
   */
  static final class SlidingFrame implements SerialLine.Frames {
    private static final int BEYOND_ANY_MM = 0x2000;

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
      return bytes >= 4 && (newest >>> 24) == 0xFF && sum() == (newest & 0xFF) && canBe(mm());
    }

    private static boolean canBe(int mm) {
      return mm < BEYOND_ANY_MM || mm == 0xFFFD || mm == 0xFFFE;
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
