package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Advice;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * Whether one part works, told once per change: in the log for people, and as an event. What the
 * part looks at (nothing comes back, out of range) is no fault of the part and changes nothing.
 */
public final class PartHealth {
  /** A part that has worked must fail this often before it counts as failed. */
  private static final int FAULTS_IN_A_ROW = 2;

  private final String part;
  private final FaultCounts counts;
  private boolean judged;
  private boolean failed;
  private int faults;

  /**
   * @param part as in the event, such as "vl53l1x"
   * @param counts where its faults are counted
   */
  public PartHealth(String part, FaultCounts counts) {
    this.part = part;
    this.counts = counts;
  }

  /** Looks at a measurement; the event if it changes whether the part works. */
  public Optional<EventDetail> judge(Measured<?> measured) {
    return switch (measured) {
      case Failed<?>(Failure why) when why.isFault() -> fault(why);
      case Failed<?> _ -> Optional.empty();
      case Reading<?> _ -> works();
    };
  }

  private Optional<EventDetail> fault(Failure why) {
    faults++;
    counts.failed(part, WireValues.of(why));
    if (failed || (judged && faults < FAULTS_IN_A_ROW)) {
      return Optional.empty();
    }
    judged = true;
    failed = true;
    Logger.warn("{}: {}; the agent runs on without it and keeps trying", part, words(why));
    String text = words(why) + " (fault " + counts.of(part) + ")";
    return Optional.of(new PartFailed(part, WireValues.of(why), text));
  }

  private static String words(Failure why) {
    String advice = Advice.on(why);
    return advice.isEmpty() ? why.describe() : why.describe() + "; " + advice;
  }

  /** It answered. */
  Optional<EventDetail> works() {
    judged = true;
    faults = 0;
    if (!failed) {
      return Optional.empty();
    }
    failed = false;
    Logger.info("{}: works again", part);
    return Optional.of(new PartRecovered(part));
  }

  /** Takes back what the last {@link #judge} said: somebody else is to blame. */
  void excuse() {
    failed = false;
    faults = 0;
  }
}
