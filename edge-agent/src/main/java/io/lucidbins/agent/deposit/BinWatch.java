package io.lucidbins.agent.deposit;

import io.lucidbins.agent.deposit.SessionInput.CardPresented;
import io.lucidbins.agent.deposit.SessionInput.LidClosed;
import io.lucidbins.agent.deposit.SessionInput.LidOpened;
import io.lucidbins.agent.deposit.SessionInput.Tick;
import io.lucidbins.agent.deposit.SessionInput.Weighed;
import io.lucidbins.agent.deposit.SessionOutcome.Deposited;
import io.lucidbins.agent.deposit.SessionOutcome.LidLeftOpen;
import io.lucidbins.agent.deposit.SessionOutcome.Voided;
import io.lucidbins.agent.outbox.Outbox;
import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.CardReader;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.sampling.Calibration;
import io.lucidbins.agent.sampling.EmptyingWatch;
import io.lucidbins.agent.sampling.FaultCounts;
import io.lucidbins.agent.sampling.LevelSampler;
import io.lucidbins.agent.sampling.PartHealth;
import io.lucidbins.agent.sampling.Sampler;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Evidence;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Watches one bin: samples on schedule and after the lid was used, weighs around sessions, and
 * commits what it finds. One thread calls {@link #step()} and then {@link #await} in a loop; cards
 * and lid only enqueue and wake it.
 */
public final class BinWatch {
  /** After the lid closed, until the level is looked at. */
  static final Duration LEVEL_AFTER_LID = Duration.ofSeconds(10);

  private static final int LOOK_CONVERSIONS = 5;
  private static final Duration AFTER_FAILED_WEIGHING = Duration.ofMillis(200);

  private final Stamper stamper;
  private final BinWatchSettings settings;
  private final Board board;
  private final Sampler sampler;
  private final DepositSession session;
  private final EmptyingWatch emptying;
  private final CardSealer sealer;
  private final Signals signals;
  private final FaultCounts faults = new FaultCounts();
  private final ConcurrentLinkedQueue<SessionInput> inputs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<EventDetail> told = new ConcurrentLinkedQueue<>();
  private final Unstored waiting;
  private final @Nullable CardWatch cards;
  private OptionalInt levelMm = OptionalInt.empty();
  private volatile boolean sampleRequested;
  private volatile boolean pressed;
  private volatile boolean knocked;
  private boolean lidOpen;
  private boolean lidLeftOpen;
  private boolean weighingFailed;
  private long nextSample;
  private long nextWeighing;

  private BinWatch(
      Board board, Outbox outbox, Stamper stamper, BinWatchSettings settings, SecureRandom random) {
    this.waiting = new Unstored(outbox);
    this.stamper = stamper;
    this.settings = settings;
    this.board = board;
    Calibration calibration = settings.sampling().calibration();
    this.sampler =
        new Sampler(board, stamper, calibration, settings.deposit().material().code(), faults);
    this.session = new DepositSession(settings.deposit(), board.lid().isPresent());
    this.emptying = new EmptyingWatch(calibration.emptyDistanceMm());
    this.sealer = new CardSealer(settings.bin(), settings.deposit().tenantKey(), random);
    this.signals = new Signals(board.feedback(), board.display().orElse(null));
    this.cards = board.cardReader().map(this::watchCards).orElse(null);
    this.nextSample = board.nanos();
    this.nextWeighing = board.nanos();
  }

  /**
   * Watches the bin of {@code board} from the first {@link #step()} on.
   *
   * @param random where session nonces and ephemeral keys are drawn from
   */
  public static BinWatch of(
      Board board, Outbox outbox, Stamper stamper, BinWatchSettings settings, SecureRandom random) {
    BinWatch watch = new BinWatch(board, outbox, stamper, settings, random);
    if (watch.cards == null) {
      board.onCard(watch::presented);
    }
    board.button().ifPresent(button -> button.onPress(_ -> watch.buttonPressed()));
    board.tiltSensor().ifPresent(part -> part.onKnock(_ -> watch.knock()));
    board.lid().ifPresent(lid -> lid.onChange(watch::lidChanged));
    board.lid().filter(lid -> lid.isOpen()).ifPresent(_ -> watch.lidChanged(true));
    return watch;
  }

  private CardWatch watchCards(CardReader reader) {
    boolean alone = board.lid().isEmpty() && board.button().isEmpty();
    var listener =
        new CardWatch.Listener() {
          @Override
          public void presented(byte[] uid) {
            BinWatch.this.presented(uid);
          }

          @Override
          public void told(EventDetail detail) {
            told.add(detail);
            board.wake();
          }
        };
    return new CardWatch(
        reader, board.monotonic(), alone, new PartHealth(reader.name(), faults), listener);
  }

  private void presented(byte[] uid) {
    enqueue(new CardPresented(now(), Bytes.of(uid)));
  }

  private void buttonPressed() {
    pressed = true;
    somebodyIsThere();
    board.wake();
  }

  private void knock() {
    knocked = true;
    board.wake();
  }

  private void somebodyIsThere() {
    if (cards != null) {
      cards.used();
    }
  }

  /** What looks for cards, to be stepped by a thread of its own; empty if nothing must be asked. */
  public Optional<CardWatch> cards() {
    return Optional.ofNullable(cards);
  }

  /** How often each part failed; lives on while the watch does. */
  public FaultCounts faults() {
    return faults;
  }

  private void lidChanged(boolean open) {
    somebodyIsThere();
    enqueue(open ? new LidOpened(now()) : new LidClosed(now()));
  }

  private void enqueue(SessionInput input) {
    inputs.add(input);
    board.wake();
  }

  private long now() {
    return board.nanos();
  }

  /** Has the next step take a sample; from any thread. */
  public void requestSample() {
    sampleRequested = true;
    board.wake();
  }

  /**
   * Waits until {@code nanos}, as {@link #step()} returned it, or until something happens at the
   * bin.
   */
  public void await(long nanos) throws InterruptedException {
    board.await(nanos);
  }

  /**
   * Does what is due; takes at most about 5 s of the board's time.
   *
   * @return when it wants to be called next, on the board's monotonic clock
   * @throws io.lucidbins.agent.outbox.OutboxUnavailable if records could not be stored; they are
   *     kept and stored by a later step
   */
  public long step() {
    takeInputs(now());
    lookAround();
    if (sampler.weighs()) {
      weighIfWanted();
    }
    if (sampleRequested || (isSampleDue() && !session.wantsWeight())) {
      sample();
    }
    long signal = signals.step(now());
    waiting.store();
    return Math.min(signal, next());
  }

  private boolean isSampleDue() {
    return now() - nextSample >= 0 || sampler.wantsSample();
  }

  private void lookAround() {
    if (pressed) {
      pressed = false;
      signals.pressed(now());
    }
    EventDetail detail = told.poll();
    while (detail != null) {
      tell(detail);
      detail = told.poll();
    }
    if (knocked || now() >= sampler.nextLook().orElse(Long.MAX_VALUE)) {
      knocked = false;
      sampler.look();
      waiting.addAll(sampler.takeEvents());
    }
  }

  private long next() {
    if (!inputs.isEmpty() || sampleRequested) {
      return now();
    }
    if (sampler.weighs() && session.wantsWeight()) {
      return weighingFailed ? now() + AFTER_FAILED_WEIGHING.toNanos() : now();
    }
    if (sampler.wantsSample()) {
      return now();
    }
    long look = sampler.nextLook().orElse(Long.MAX_VALUE);
    long sampleOrLook = Math.min(nextSample, look);
    return sampler.weighs() ? Math.min(sampleOrLook, nextWeighing) : sampleOrLook;
  }

  private void weighIfWanted() {
    if (session.wantsWeight()) {
      weighOnce();
    } else if (now() - nextWeighing >= 0) {
      nextWeighing = now() + settings.sampling().watch().toNanos();
      session.watch(now());
      for (int i = 0;
          i < LOOK_CONVERSIONS && session.isIdle() && (i == 0 || !weighingFailed);
          i++) {
        weighOnce();
      }
      session.step(new Tick(now())).ifPresent(this::take);
    }
  }

  /** What happened before the conversion is told first, so that the session sees true order. */
  private void weighOnce() {
    switch (sampler.weigh()) {
      case Reading<Integer>(Integer grams, _, long at) -> {
        weighingFailed = false;
        takeInputs(at);
        session.step(new Weighed(at, grams)).ifPresent(this::take);
      }
      case Failed<Integer> _ -> {
        weighingFailed = true;
        takeInputs(now());
        session.step(new Tick(now())).ifPresent(this::take);
      }
    }
    waiting.addAll(sampler.takeEvents());
  }

  private void takeInputs(long upToNanos) {
    SessionInput input = inputs.peek();
    while (input != null && input.atNanos() <= upToNanos) {
      inputs.remove();
      followLid(input);
      if (input instanceof CardPresented) {
        signals.cardRead(now());
      }
      if (sampler.weighs()) {
        session.step(input).ifPresent(this::take);
      }
      input = inputs.peek();
    }
  }

  private void followLid(SessionInput input) {
    if (input instanceof LidOpened) {
      lidOpen = true;
    } else if (input instanceof LidClosed(long at)) {
      lidOpen = false;
      nextSample = Math.min(nextSample, at + LEVEL_AFTER_LID.toNanos());
      if (lidLeftOpen) {
        lidLeftOpen = false;
        tell(new EventDetail.LidClosed());
      }
    }
  }

  private void take(SessionOutcome outcome) {
    signals.ended(outcome, now());
    switch (outcome) {
      case Deposited deposited -> deposit(deposited);
      case Voided(SessionOutcome.Why why) -> Logger.debug("session without a deposit: {}", why);
      case LidLeftOpen _ -> {
        lidLeftOpen = true;
        tell(new EventDetail.LidOpened());
      }
    }
  }

  private void deposit(Deposited deposited) {
    OptionalInt after = sampler.lookAtLevel();
    int riseMm =
        after.isPresent() && levelMm.isPresent() ? after.getAsInt() - levelMm.getAsInt() : 0;
    levelMm = after.isPresent() ? after : levelMm;
    long nonce = sealer.newSession();
    var sealed = sealer.seal(deposited.card(), nonce);
    DepositSettings bin = settings.deposit();
    waiting.add(
        new Deposit(
            stamper.stamp(),
            nonce,
            sealed,
            Optional.empty(),
            bin.material(),
            bin.outcome(),
            0,
            deposited.netGrams(),
            evidence(deposited, riseMm)));
    nextSample = Math.min(nextSample, now() + LEVEL_AFTER_LID.toNanos());
    Logger.info(
        "deposit of {} g {}, {}",
        deposited.netGrams(),
        bin.material(),
        sealed.isPresent() ? "with a card" : "anonymous");
  }

  private static Evidence evidence(Deposited deposited, int riseMm) {
    return new Evidence(
        deposited.before().grams(),
        deposited.before().spreadGrams(),
        deposited.after().grams(),
        deposited.after().spreadGrams(),
        riseMm,
        deposited.lidOpenMs(),
        deposited.sessionMs());
  }

  private void sample() {
    sampleRequested = false;
    board.display().ifPresent(part -> sampler.judge(part.name(), signals.displayFault()));
    Sampler.Sampled sampled = sampler.sample(lidOpen);
    waiting.addAll(sampled.records());
    if (!lidOpen) {
      emptying.sampled(sampled.levelMm(), sampled.grams()).ifPresent(this::emptied);
    }
    if (sampled.levelMm().isPresent()) {
      levelMm = sampled.levelMm();
    }
    Duration wait = sampled.again() ? LevelSampler.CONFIRM_AFTER : settings.sampling().interval();
    nextSample = now() + wait.toNanos();
  }

  private void emptied(EventDetail detail) {
    sampler.emptied();
    tell(detail);
  }

  private void tell(EventDetail detail) {
    waiting.add(new Event(stamper.stamp(), detail));
  }
}
