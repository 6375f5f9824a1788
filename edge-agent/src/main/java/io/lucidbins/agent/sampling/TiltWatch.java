package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Acceleration;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.EventDetail.Tilted;
import io.lucidbins.device.EventDetail.Uprighted;
import java.time.Duration;
import java.util.Optional;

/**
 * Recognises that the bin leans by more than 45 degrees for 5 s, and that it stands again. After
 * {@link #KNOWN_FOR} without a look nobody knows how it lies: somebody may have set it upright.
 */
final class TiltWatch {
  static final int LEANS_DECI_DEGREES = 450;
  static final Duration FOR = Duration.ofSeconds(5);

  /** Longer than a part takes to come back, shorter than a day of deposits without weights. */
  static final Duration KNOWN_FOR = Duration.ofMinutes(5);

  private final Acceleration upright;
  private boolean tilted;
  private boolean changing;
  private long changedAt;
  private long lookedAt;

  /**
   * @param upright what the part felt when the bin was installed
   */
  TiltWatch(Acceleration upright) {
    this.upright = upright;
  }

  /** The angle against upright, 0.1 degree. */
  int deciDegrees(Acceleration now) {
    return (int) Math.round(10 * now.degreesFrom(upright));
  }

  /** The next look at the part; the event if the bin fell over or stands again for 5 s now. */
  Optional<EventDetail> looked(Acceleration now, long nanos) {
    lookedAt = nanos;
    int angle = deciDegrees(now);
    boolean leans = angle > LEANS_DECI_DEGREES;
    if (leans == tilted) {
      changing = false;
      return Optional.empty();
    }
    if (!changing) {
      changing = true;
      changedAt = nanos;
    }
    if (nanos - changedAt < FOR.toNanos()) {
      return Optional.empty();
    }
    changing = false;
    tilted = leans;
    return Optional.of(tilted ? new Tilted(angle) : new Uprighted());
  }

  /** Whether the bin lies, as far as that is still known at {@code nanos}. */
  boolean isTilted(long nanos) {
    return tilted && nanos - lookedAt <= KNOWN_FOR.toNanos();
  }

  /** Whether the next look should come soon. */
  boolean isSuspicious() {
    return changing;
  }
}
