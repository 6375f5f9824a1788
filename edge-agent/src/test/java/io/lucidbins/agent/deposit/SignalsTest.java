package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.deposit.SessionOutcome.Deposited;
import io.lucidbins.agent.deposit.SessionOutcome.Voided;
import io.lucidbins.agent.deposit.SessionOutcome.Why;
import io.lucidbins.agent.parts.Display;
import io.lucidbins.agent.parts.Dots;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Feedback;
import io.lucidbins.agent.parts.Feedback.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final Deposited DEPOSIT =
      new Deposited(null, new StableWeight(0, 0, 0), new StableWeight(400, 0, 0), 4_000, 9_000);

  private final Screen screen = new Screen();
  private final Signals signals = new Signals(new Feedback(null, null, null), screen);

  @Test
  void a_card_is_answered_by_an_arrow_and_a_deposit_by_a_tick() {
    signals.cardRead(0);
    signals.ended(DEPOSIT, 10);

    assertThat(screen.shown)
        .containsExactly(Pictures.of(Signal.WAITING), Pictures.of(Signal.ACCEPTED));
  }

  @Test
  void whoever_showed_a_card_hears_that_it_did_not_count() {
    signals.cardRead(0);
    signals.ended(new Voided(Why.UNSTABLE), 10);

    assertThat(screen.shown.getLast()).isEqualTo(Pictures.of(Signal.REFUSED));
  }

  @Test
  void whoever_only_looked_inside_hears_nothing() {
    signals.ended(new Voided(Why.NOTHING_ADDED), 0);
    assertThat(screen.shown).isEmpty();

    signals.cardRead(0);
    signals.ended(DEPOSIT, 10);
    signals.ended(new Voided(Why.NOTHING_ADDED), 20);
    assertThat(screen.shown).as("the card belonged to the one before").hasSize(2);
  }

  @Test
  void a_press_is_answered_for_60_s_and_then_forgotten() {
    long limit = Signals.PRESS_STAYS.toNanos();
    signals.pressed(0);
    signals.ended(new Voided(Why.NOTHING_ADDED), limit - 1);
    assertThat(screen.shown.getLast()).isEqualTo(Pictures.of(Signal.REFUSED));

    signals.pressed(0);
    signals.ended(new Voided(Why.NOTHING_ADDED), limit);
    assertThat(screen.shown.getLast()).isEqualTo(Pictures.of(Signal.WAITING));
  }

  @Test
  void the_display_goes_dark_after_20_s() {
    signals.cardRead(0);
    long dark = Signals.DISPLAY_STAYS.toNanos();

    assertThat(signals.step(dark - 1)).isEqualTo(dark);
    assertThat(screen.offs).isZero();
    assertThat(signals.step(dark)).isEqualTo(Long.MAX_VALUE);
    assertThat(screen.offs).isEqualTo(1);
  }

  @Test
  void a_display_that_does_not_answer_is_known_until_it_does() {
    screen.fault = new BusError(121, "i2c-1 0x3C write");
    signals.cardRead(0);
    assertThat(signals.displayFault()).contains(screen.fault);

    screen.fault = null;
    signals.ended(DEPOSIT, 10);
    assertThat(signals.displayFault()).isEmpty();
  }

  @Test
  void pictures_differ_and_keep_within_the_display() {
    List<Dots> all = new ArrayList<>();
    for (Signal signal : List.of(Signal.WAITING, Signal.ACCEPTED, Signal.REFUSED)) {
      assertThat(all).doesNotContain(Pictures.of(signal));
      all.add(Pictures.of(signal));
    }

    assertThat(Pictures.of(Signal.NOTHING)).isEqualTo(new Dots());
    assertThat(Pictures.of(Signal.ACCEPTED).isLight(56, 54)).as("the foot of the tick").isTrue();
    assertThat(Pictures.of(Signal.REFUSED).isLight(64, 32)).as("where strokes cross").isTrue();
  }

  private static final class Screen implements Display {
    private final List<Dots> shown = new ArrayList<>();
    private @Nullable Failure fault;
    private int offs;

    @Override
    public String name() {
      return "screen";
    }

    @Override
    public Optional<Failure> show(Dots image) {
      shown.add(image);
      return Optional.ofNullable(fault);
    }

    @Override
    public Optional<Failure> off() {
      offs++;
      return Optional.ofNullable(fault);
    }
  }
}
