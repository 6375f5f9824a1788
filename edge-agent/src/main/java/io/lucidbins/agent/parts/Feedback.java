package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalOutput;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the citizen sees and hears: a green and a red LED and a buzzer, any of which may be missing.
 * The signals differ in rhythm, so that nobody needs to tell the colours apart. One thread shows
 * signals and steps; nothing here waits.
 */
public final class Feedback implements AutoCloseable {

  /** What there is to say. */
  public enum Signal {
    /** Green for 2 s, one short beep. */
    ACCEPTED,
    /** Three red flashes, two beeps. */
    REFUSED,
    /** Green once a second, for a minute at most; silent. */
    WAITING,
    /** Red every other second, for a minute at most; one long beep. */
    ERROR,
    /** All off. */
    NOTHING
  }

  private record Score(@Nullable Pattern green, @Nullable Pattern red, @Nullable Pattern buzzer) {
    static final Score ACCEPTED = new Score(Pattern.once(2_000), null, Pattern.once(100));
    static final Score REFUSED =
        new Score(null, Pattern.repeated(3, 300, 200), Pattern.repeated(2, 200, 150));
    static final Score WAITING = new Score(Pattern.repeated(60, 250, 750), null, null);
    static final Score ERROR =
        new Score(null, Pattern.repeated(30, 1_000, 1_000), Pattern.once(600));
    static final Score NOTHING = new Score(null, null, null);

    static Score of(Signal signal) {
      return switch (signal) {
        case ACCEPTED -> ACCEPTED;
        case REFUSED -> REFUSED;
        case WAITING -> WAITING;
        case ERROR -> ERROR;
        case NOTHING -> NOTHING;
      };
    }
  }

  private final Blinker green;
  private final Blinker red;
  private final Blinker buzzer;
  private final List<Blinker> all;

  /**
   * @param green null if there is none, as the others; each initially low, low when the board
   *     closes
   */
  public Feedback(
      @Nullable DigitalOutput green, @Nullable DigitalOutput red, @Nullable DigitalOutput buzzer) {
    this.green = new Blinker(green);
    this.red = new Blinker(red);
    this.buzzer = new Blinker(buzzer);
    this.all = List.of(this.green, this.red, this.buzzer);
  }

  /**
   * Shows {@code signal} from {@code now} on, instead of what it shows.
   *
   * @return when {@link #step} wants to be called
   */
  public long show(Signal signal, long now) {
    Score score = Score.of(signal);
    green.play(score.green(), now);
    red.play(score.red(), now);
    buzzer.play(score.buzzer(), now);
    return step(now);
  }

  /**
   * Does what is due.
   *
   * @param now on the board's monotonic clock
   * @return when it wants to be called next; {@link Long#MAX_VALUE} if it need not
   */
  public long step(long now) {
    return all.stream().mapToLong(blinker -> blinker.step(now)).min().orElse(Long.MAX_VALUE);
  }

  /** Why one of them could not be switched, since the last signal; empty if all could. */
  public Optional<Failure> fault() {
    return all.stream().flatMap(blinker -> blinker.fault().stream()).findFirst();
  }

  /** Switches all off. */
  @Override
  public void close() {
    show(Signal.NOTHING, 0);
  }
}
