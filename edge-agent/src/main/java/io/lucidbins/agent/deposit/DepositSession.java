package io.lucidbins.agent.deposit;

import io.lucidbins.agent.deposit.SessionInput.CardPresented;
import io.lucidbins.agent.deposit.SessionInput.LidClosed;
import io.lucidbins.agent.deposit.SessionInput.LidOpened;
import io.lucidbins.agent.deposit.SessionInput.Tick;
import io.lucidbins.agent.deposit.SessionInput.Weighed;
import io.lucidbins.agent.deposit.SessionOutcome.Deposited;
import io.lucidbins.agent.deposit.SessionOutcome.LidLeftOpen;
import io.lucidbins.agent.deposit.SessionOutcome.Voided;
import io.lucidbins.agent.deposit.SessionOutcome.Why;
import io.lucidbins.device.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one bin, one after the other, as a state machine that does nothing but decide:
 * inputs in order of time go in, an outcome comes out. It asks for conversions of the scale through
 * {@link #wantsWeight()}.
 *
 * <p>A card, or on a bin with a lid switch an opening lid, begins a session. The weight before is
 * the stable window before the lid opened, else the last stable weight known. The weight after is
 * the first stable window of 3 s after the lid closed; opening the lid again goes on with the same
 * session. On a bin without a lid switch a gain of weight stands for the lid.
 */
final class DepositSession {
  static final Duration CARD_WAITS = Duration.ofSeconds(60);
  static final Duration SETTLING_LIMIT = Duration.ofSeconds(60);
  static final Duration LID_LIMIT = Duration.ofMinutes(15);

  /** An older weight may have drifted by more than a small deposit. */
  static final Duration BASELINE_VALID = Duration.ofMinutes(15);

  /** After the lid closed, or a jump was seen, the bin still swings. */
  static final Duration SWING = Duration.ofMillis(300);

  /** The watch takes 5 conversions; a bit of lid may cut the last one off. */
  private static final int LEAST_WATCHED = 4;

  private static final long MS = 1_000_000;

  private enum Phase {
    IDLE,
    CARD_SHOWN,
    LID_OPEN,
    SETTLING
  }

  private final DepositSettings settings;
  private final boolean lidFitted;
  private final WeightWindow weights;

  private Phase phase = Phase.IDLE;
  private @Nullable StableWeight baseline;
  private @Nullable StableWeight otherBaseline;
  private @Nullable StableWeight before;
  private @Nullable Bytes card;
  private @Nullable CardPresented nextCard;
  private long watchFrom = Long.MIN_VALUE;
  private long begunAt;
  private long phaseAt;
  private long lidOpenNanos;
  private boolean leftOpenTold;

  DepositSession(DepositSettings settings, boolean lidFitted) {
    this.settings = settings;
    this.lidFitted = lidFitted;
    this.weights = new WeightWindow(settings.stableGrams());
  }

  /** Whether conversions of the scale are wanted now, as fast as it gives them. */
  boolean wantsWeight() {
    return phase == Phase.CARD_SHOWN || phase == Phase.SETTLING;
  }

  /** Whether nothing is going on. */
  boolean isIdle() {
    return phase == Phase.IDLE;
  }

  boolean lidIsOpen() {
    return phase == Phase.LID_OPEN;
  }

  /** A short look at the weight begins: what is weighed from now on counts as one look. */
  void watch(long nowNanos) {
    watchFrom = nowNanos;
  }

  /** Takes the next input; the outcome if it ends a session or is worth telling. */
  Optional<SessionOutcome> step(SessionInput input) {
    return switch (input) {
      case CardPresented presented -> cardPresented(presented);
      case LidOpened(long at) -> lidOpened(at);
      case LidClosed(long at) -> lidClosed(at);
      case Weighed weighed -> weighed(weighed);
      case Tick(long at) -> timeout(at);
    };
  }

  private Optional<SessionOutcome> cardPresented(CardPresented presented) {
    switch (phase) {
      case IDLE, CARD_SHOWN -> beginWithCard(presented);
      case LID_OPEN -> card = card == null ? presented.uid() : card;
      case SETTLING -> nextCard = presented;
    }
    return Optional.empty();
  }

  private void beginWithCard(CardPresented presented) {
    card = presented.uid();
    begin(Phase.CARD_SHOWN, presented.atNanos());
  }

  private void begin(Phase first, long at) {
    phase = first;
    begunAt = at;
    phaseAt = at;
    lidOpenNanos = 0;
    before = null;
    leftOpenTold = false;
  }

  private Optional<SessionOutcome> lidOpened(long at) {
    switch (phase) {
      case IDLE -> {
        card = null;
        StableWeight known = weightBefore(at, watchFrom);
        begin(Phase.LID_OPEN, at);
        before = known;
      }
      case CARD_SHOWN -> {
        before = weightBefore(at, phaseAt);
        phase = Phase.LID_OPEN;
        phaseAt = at;
      }
      case SETTLING -> {
        phase = Phase.LID_OPEN;
        phaseAt = at;
      }
      case LID_OPEN -> {}
    }
    return Optional.empty();
  }

  /** The stable seconds before {@code at}, else what is known from not too long before. */
  private @Nullable StableWeight weightBefore(long at, long notBefore) {
    long from = Math.max(at - WeightWindow.FULL.toNanos(), notBefore);
    return weights.some(from, at, LEAST_WATCHED).orElseGet(() -> validBaseline(at));
  }

  private @Nullable StableWeight validBaseline(long at) {
    StableWeight known = baseline;
    boolean fresh = known != null && at - known.atNanos() <= BASELINE_VALID.toNanos();
    return fresh ? known : null;
  }

  private Optional<SessionOutcome> lidClosed(long at) {
    if (phase == Phase.LID_OPEN) {
      lidOpenNanos += at - phaseAt;
      phase = Phase.SETTLING;
      phaseAt = at;
      weights.clear();
    }
    return Optional.empty();
  }

  private Optional<SessionOutcome> weighed(Weighed weighed) {
    weights.add(weighed);
    long at = weighed.atNanos();
    switch (phase) {
      case IDLE -> watchBaseline(at);
      case CARD_SHOWN -> watchForGain(at);
      case SETTLING -> {
        Optional<StableWeight> after = weights.full(phaseAt + SWING.toNanos(), at + 1);
        if (after.isPresent()) {
          return Optional.of(decide(after.get()));
        }
      }
      case LID_OPEN -> {}
    }
    return timeout(at);
  }

  /** Follows slow drift at once, and a step when a second look agrees: nobody leans that long. */
  private void watchBaseline(long at) {
    Optional<StableWeight> look = weights.some(watchFrom, at + 1, LEAST_WATCHED);
    if (look.isEmpty()) {
      return;
    }
    StableWeight now = look.get();
    StableWeight known = baseline;
    if (known == null || agree(now, known)) {
      baseline = now;
      otherBaseline = null;
    } else if (!lidFitted && now.grams() - known.grams() >= settings.leastGrams()) {
      beginWithoutLid(known, now.atNanos());
    } else {
      confirmStep(now);
    }
  }

  private void confirmStep(StableWeight now) {
    StableWeight other = otherBaseline;
    boolean earlierLook = other != null && other.atNanos() < watchFrom;
    if (other != null && earlierLook && agree(now, other)) {
      baseline = now;
      otherBaseline = null;
    } else if (other == null || earlierLook) {
      otherBaseline = now;
    }
  }

  private boolean agree(StableWeight one, StableWeight other) {
    return Math.abs(one.grams() - other.grams()) <= settings.stableGrams();
  }

  private void beginWithoutLid(StableWeight known, long at) {
    card = null;
    begin(Phase.SETTLING, at);
    before = known;
  }

  /** On a bin without a lid switch: a card, then a gain. */
  private void watchForGain(long at) {
    if (lidFitted) {
      return; // the lid tells
    }
    StableWeight stable = weights.full(phaseAt, at + 1).orElse(null);
    if (before == null) {
      before = stable != null ? stable : validBaseline(at);
    }
    StableWeight known = before;
    if (known != null && newestGrams(at) - known.grams() >= settings.leastGrams()) {
      phase = Phase.SETTLING;
      phaseAt = at;
      weights.clear();
    } else if (stable != null) {
      before = stable;
    }
  }

  private int newestGrams(long at) {
    return weights
        .some(at - Duration.ofMillis(450).toNanos(), at + 1, LEAST_WATCHED)
        .map(StableWeight::grams)
        .orElse(Integer.MIN_VALUE / 2);
  }

  private SessionOutcome decide(StableWeight after) {
    StableWeight from = before;
    SessionOutcome outcome = from == null ? new Voided(Why.NO_WEIGHT_BEFORE) : judge(from, after);
    end(after);
    return outcome;
  }

  private SessionOutcome judge(StableWeight from, StableWeight after) {
    int net = after.grams() - from.grams();
    if (net <= -settings.leastGrams()) {
      return new Voided(Why.TAKEN_OUT);
    }
    if (net < settings.leastGrams()) {
      return new Voided(Why.NOTHING_ADDED);
    }
    if (net > settings.mostGrams()) {
      return new Voided(Why.TOO_HEAVY);
    }
    int sessionMs = (int) ((after.atNanos() - begunAt) / MS);
    return new Deposited(card, from, after, (int) (lidOpenNanos / MS), sessionMs);
  }

  private void end(@Nullable StableWeight after) {
    phase = Phase.IDLE;
    card = null;
    before = null;
    otherBaseline = null;
    watchFrom = Long.MAX_VALUE;
    if (after != null) {
      baseline = after;
    }
    CardPresented waiting = nextCard;
    nextCard = null;
    if (waiting != null) {
      beginWithCard(waiting);
    }
  }

  private Optional<SessionOutcome> timeout(long now) {
    return switch (phase) {
      case IDLE -> Optional.empty();
      case CARD_SHOWN -> isOver(CARD_WAITS, now) ? ended(Why.NOBODY_CAME) : Optional.empty();
      case SETTLING -> isOver(SETTLING_LIMIT, now) ? ended(Why.UNSTABLE) : Optional.empty();
      case LID_OPEN -> {
        boolean tell = isOver(LID_LIMIT, now) && !leftOpenTold;
        leftOpenTold |= tell;
        yield tell ? Optional.of(new LidLeftOpen()) : Optional.empty();
      }
    };
  }

  private boolean isOver(Duration limit, long now) {
    return now - phaseAt >= limit.toNanos();
  }

  /** What was put in while nothing could be weighed must not count for whoever comes next. */
  private Optional<SessionOutcome> ended(Why why) {
    if (why == Why.UNSTABLE) {
      baseline = null;
    }
    end(null);
    return Optional.of(new Voided(why));
  }
}
