package io.lucidbins.agent.sampling;

import io.lucidbins.device.EventDetail.Emptied;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Recognises an emptying between two samples: the weight fell to the tare, or, where it cannot
 * tell, the level fell to the floor. Both must not contradict each other.
 */
public final class EmptyingWatch {
  /** The zero may have drifted by this much in a hot or cold week. */
  private static final int NEAR_TARE_GRAMS = 600;

  private static final int LEAST_DROP_GRAMS = 1_000;
  private static final int FLOOR_PERCENT = 8;
  private static final int LEAST_LEVEL_DROP_PERCENT = 15;

  private final int depthMm;
  private OptionalInt lastMm = OptionalInt.empty();
  private OptionalInt lastGrams = OptionalInt.empty();

  public EmptyingWatch(int depthMm) {
    this.depthMm = depthMm;
  }

  /**
   * Looks at the next sample.
   *
   * @param levelMm believed; empty if it failed or is held, which leaves the last one in place
   * @param grams believed; empty if it failed
   */
  public Optional<Emptied> sampled(OptionalInt levelMm, OptionalInt grams) {
    boolean weightSays = weightFell(grams);
    boolean levelSays = levelFell(levelMm);
    boolean weightKnown = grams.isPresent() && lastGrams.isPresent();
    boolean levelKnown = levelMm.isPresent() && lastMm.isPresent();
    if (weightSays && lastMm.isPresent() && !levelKnown && lastMm.getAsInt() > floorMm()) {
      return Optional.empty(); // the level may be on its way: wait for it
    }
    boolean emptied =
        (weightSays && (!levelKnown || levelMm.getAsInt() <= lastMm.getAsInt()))
            || (levelSays && (!weightKnown || grams.getAsInt() <= lastGrams.getAsInt() / 2));
    Optional<Emptied> event = emptied ? Optional.of(event(levelMm, grams)) : Optional.empty();
    lastMm = levelMm.isPresent() ? levelMm : lastMm;
    lastGrams = grams.isPresent() ? grams : lastGrams;
    return event;
  }

  private boolean weightFell(OptionalInt grams) {
    if (grams.isEmpty() || lastGrams.isEmpty()) {
      return false;
    }
    int before = lastGrams.getAsInt();
    int after = grams.getAsInt();
    return after <= Math.max(NEAR_TARE_GRAMS, before / 10) && before - after >= LEAST_DROP_GRAMS;
  }

  private boolean levelFell(OptionalInt levelMm) {
    return levelMm.isPresent()
        && lastMm.isPresent()
        && levelMm.getAsInt() <= floorMm()
        && lastMm.getAsInt() - levelMm.getAsInt() >= depthMm * LEAST_LEVEL_DROP_PERCENT / 100;
  }

  private int floorMm() {
    return depthMm * FLOOR_PERCENT / 100;
  }

  private Emptied event(OptionalInt levelMm, OptionalInt grams) {
    return new Emptied(lastGrams.orElse(0), grams.orElse(0), lastMm.orElse(0), levelMm.orElse(0));
  }
}
