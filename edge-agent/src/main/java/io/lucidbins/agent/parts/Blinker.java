package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.pi4j.linux.Errno;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An LED or a buzzer: an output that plays a {@link Pattern}. It never waits; a step that comes
 * late skips what it missed. One that cannot be written is left alone until the next pattern, but
 * one that stays on for it is tried again each second: a buzzer must not sound for hours.
 */
final class Blinker {
  private static final long RETRY_NANOS = 1_000_000_000;

  private final @Nullable DigitalOutput output;
  private @Nullable Pattern pattern;
  private long began;
  private boolean on;
  private @Nullable BusError fault;

  /**
   * @param output initially low, low when the board closes; null if there is none
   */
  Blinker(@Nullable DigitalOutput output) {
    this.output = output;
  }

  /** Plays {@code next} from {@code now} on, instead of what it plays, with the next step. */
  void play(@Nullable Pattern next, long now) {
    pattern = output == null ? null : next;
    began = now;
    fault = null;
  }

  /** Does what is due; when it wants to be called next, {@link Long#MAX_VALUE} if it need not. */
  long step(long now) {
    Pattern playing = pattern;
    boolean wanted = playing != null && playing.isOn(now - began);
    DigitalOutput there = output;
    if (there != null && wanted != on && (fault == null || on)) {
      write(there, wanted);
    }
    if (on && !wanted) {
      return now + RETRY_NANOS;
    }
    if (playing == null || fault != null) {
      return Long.MAX_VALUE;
    }
    long next = playing.nextChange(now - began);
    return next == Long.MAX_VALUE ? next : began + next;
  }

  private void write(DigitalOutput there, boolean wanted) {
    try {
      there.state(wanted ? DigitalState.HIGH : DigitalState.LOW);
      on = wanted;
    } catch (Pi4JException e) {
      fault = new BusError(Errno.of(e).orElse(Errno.EIO), "writing GPIO " + there.bcm());
    }
  }

  /** Why it could not be written, since the pattern began. */
  Optional<Failure> fault() {
    return Optional.ofNullable(fault);
  }
}
