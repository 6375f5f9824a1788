package io.lucidbins.agent.parts;

import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import java.util.Set;

/** Why a part gave no value. */
public sealed interface Failure {

  /** For people: what happened and where to look. */
  String describe();

  /** Whether the part itself is to blame, rather than what it looks at. */
  default boolean isFault() {
    return switch (this) {
      case NoEcho _, OutOfRange _ -> false;
      case Implausible(int _, Reason why) -> why == Reason.STUCK || why == Reason.FLUTTERING;
      case Saturated _, NotReady _, BadFrame _, BusError _, BusStuck _ -> true;
    };
  }

  /** Nothing came back to a range finder within {@code waited}. */
  record NoEcho(Duration waited) implements Failure {
    @Override
    public String describe() {
      return "nothing came back: soft or dark waste, bright light, or something on the sensor";
    }
  }

  /** Beyond what the part can measure; {@code raw} in its own unit. */
  record OutOfRange(int raw, Bound bound) implements Failure {
    @Override
    public String describe() {
      return "at " + raw + " it is " + (bound == Bound.BELOW ? "below" : "above") + " its range";
    }
  }

  /** The converter is at a rail: overload, or a broken wire of the bridge. */
  record Saturated(int raw) implements Failure {
    @Override
    public String describe() {
      return "the converter is at its rail (" + raw + "): overload or a broken bridge wire";
    }
  }

  /** No value within {@code waited}. */
  record NotReady(Duration waited) implements Failure {
    @Override
    public String describe() {
      return "not ready within " + waited.toMillis() + " ms";
    }
  }

  /** A value that cannot be; {@code raw} in the part's own unit. */
  record Implausible(int raw, Reason why) implements Failure {
    @Override
    public String describe() {
      return "the value " + raw + " cannot be: " + why.words();
    }
  }

  /** An answer of {@code bytes} bytes that is none. */
  record BadFrame(int bytes, FrameFault fault) implements Failure {
    @Override
    public String describe() {
      return "an answer of " + bytes + " bytes, " + fault.words();
    }
  }

  /** The bus call failed; {@code errno} as in {@link Errno}, 0 if the kernel had no part in it. */
  record BusError(int errno, String operation) implements Failure {
    @Override
    public String describe() {
      return errno == 0 ? operation : operation + " failed with " + Errno.describe(errno);
    }
  }

  /**
   * Nothing on this bus answers, so nobody asks it for {@code rests}: a part holds a line down.
   *
   * @param parts names of those that failed one after the other
   */
  record BusStuck(String bus, Set<String> parts, Duration rests) implements Failure {
    public BusStuck {
      parts = Set.copyOf(parts);
    }

    @Override
    public String describe() {
      return "BUS_STUCK: nothing on "
          + bus
          + " answers; unplug its parts one by one, or switch the bin off and on; the agent asks"
          + " again every "
          + rests.toSeconds()
          + " s";
    }
  }

  /** Which end of a range. */
  enum Bound {
    BELOW,
    ABOVE
  }

  /** Why a value cannot be. */
  enum Reason {
    DEEPER_THAN_BIN("it is deeper than the bin"),
    OUTSIDE_RATED_LOAD("it is outside the rated load"),
    DISAGREEING("the readings of one burst disagree"),
    NOT_GRAVITY("a part at rest feels 900 to 1,100 mg"),
    OUTSIDE_BATTERY("the battery cannot have it"),
    TILTED("the bin does not stand upright"),
    STUCK("it stayed the same to the millimetre while the weight changed"),
    FLUTTERING("it changes more often than hands can move it");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What is wrong with an answer. */
  enum FrameFault {
    LENGTH("of the wrong length"),
    CHECKSUM("with a wrong checksum"),
    START("that do not begin as they should"),
    SYNTAX("that make no sense"),
    PULSE_TOO_LONG("with a clock pulse so long that the part may have slept"),
    LEVELS("with the data line at the wrong level around it"),
    LOST_EDGE("with an edge lost on the way"),
    MORE_EDGES("with more edges than it should have"),
    REFUSED("by which the part refused the command");

    private final String words;

    FrameFault(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
