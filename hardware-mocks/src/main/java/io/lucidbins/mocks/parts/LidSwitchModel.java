package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.random.RandomGenerator;

/**
 * A reed switch at the lid with a pull-up: low while the lid is closed. Its blades bounce for a few
 * milliseconds each time [Standex-Meder reed switch handbook: bounce 0.5 ms and more with a slow
 * magnet].
 */
public final class LidSwitchModel implements Part {
  private static final int MOST_BOUNCES = 4;
  private static final long LONGEST_GAP_NANOS = 1_000_000;

  private final GpioLine line;
  private final VirtualClock clock;
  private final RandomGenerator random;
  private final Condition condition = new Condition();
  private boolean open;
  private int moves;

  public LidSwitchModel(GpioLine line, VirtualClock clock, RandomGenerator random) {
    this.line = line;
    this.clock = clock;
    this.random = random;
  }

  /** The lid opens or closes now. */
  public synchronized void lid(boolean opens) {
    open = opens;
    moves++;
    if (condition.isFrozen() || condition.isGone()) {
      return;
    }
    long at = clock.nanos();
    line.set(level(), at);
    for (int bounce = random.nextInt(MOST_BOUNCES + 1); bounce > 0; bounce--) {
      at = bounceAt(at, opposite(level()));
      at = bounceAt(at, level());
    }
  }

  private long bounceAt(long after, DigitalState state) {
    long at = after + random.nextLong(1, LONGEST_GAP_NANOS);
    int move = moves;
    clock.at(at, () -> bounce(state, at, move));
    return at;
  }

  private synchronized void bounce(DigitalState state, long nanos, int move) {
    if (move == moves && !condition.isFrozen() && !condition.isGone()) {
      line.set(state, nanos);
    }
  }

  private DigitalState level() {
    return open ? DigitalState.HIGH : DigitalState.LOW;
  }

  private static DigitalState opposite(DigitalState state) {
    return state.isHigh() ? DigitalState.LOW : DigitalState.HIGH;
  }

  /** It has no state of its own. */
  @Override
  public void settle() {}

  /** The blades stick together or apart; let go, they follow the lid again. */
  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
    if (!frozen && !condition.isGone()) {
      line.set(level());
    }
  }

  /** Nothing happens: a switch has no identity. */
  @Override
  public void pretendOtherChip() {}

  /** Nothing happens: a switch needs no supply. */
  @Override
  public void reset() {}

  /** Nothing happens: a switch has no clock. */
  @Override
  public void slowClock(double factor) {}

  /** Without the switch the pull-up alone is there: the lid looks open. */
  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    line.set(gone ? DigitalState.HIGH : level());
  }
}
