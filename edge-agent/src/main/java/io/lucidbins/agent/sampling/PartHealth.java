package io.lucidbins.agent.sampling;

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
final class PartHealth {
  /** A part that has worked must fail this often before it counts as failed. */
  private static final int FAULTS_IN_A_ROW = 2;

  private final String part;
  private boolean judged;
  private boolean failed;
  private int faults;

  /**
   * @param part as in the event, such as "vl53l1x"
   */
  PartHealth(String part) {
    this.part = part;
  }

  /** Looks at a measurement; the event if it changes whether the part works. */
  Optional<EventDetail> judge(Measured<Integer> measured) {
    return switch (measured) {
      case Failed<Integer>(Failure why) when why.isFault() -> fault(why);
      case Failed<Integer> _ -> Optional.empty();
      case Reading<Integer> _ -> works();
    };
  }

  private Optional<EventDetail> fault(Failure why) {
    faults++;
    if (failed || (judged && faults < FAULTS_IN_A_ROW)) {
      return Optional.empty();
    }
    judged = true;
    failed = true;
    Logger.warn("{}: {}; the agent runs on without it and keeps trying", part, why.describe());
    return Optional.of(new PartFailed(part, WireValues.of(why), why.describe()));
  }

  private Optional<EventDetail> works() {
    judged = true;
    faults = 0;
    if (!failed) {
      return Optional.empty();
    }
    failed = false;
    Logger.info("{}: works again", part);
    return Optional.of(new PartRecovered(part));
  }
}
