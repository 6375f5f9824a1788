package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Least deposit 20 g, most 60 kg, stable within 10 g; a conversion every 100 ms. */
class DepositSessionTest {
  private static final long MS = 1_000_000;
  private static final Bytes ANNA = Bytes.of(new byte[] {1, 2, 3, 4});
  private static final Bytes BERT = Bytes.of(new byte[] {5, 6, 7, 8});

  private final DepositSession session = new DepositSession(DepositSettings.defaults(), true);
  private final List<SessionOutcome> outcomes = new ArrayList<>();
  private long now;

  @Test
  void a_card_a_lid_and_a_stable_gain_are_a_deposit() {
    look(1_000);
    card(ANNA);
    weigh(5_000, 1_000);
    lid(6_000);
    weigh(3_400, 1_420);

    assertThat(outcomes).hasSize(1);
    var deposited = (Deposited) outcomes.getFirst();
    assertThat(deposited.card()).isEqualTo(ANNA);
    assertThat(deposited.netGrams()).isEqualTo(420);
    assertThat(deposited.lidOpenMs()).isEqualTo(6_000);
    assertThat(deposited.sessionMs()).isEqualTo(14_300); // 5 s, 6 s, swing 0.3 s, window 3 s
  }

  @Test
  void without_a_card_it_is_anonymous() {
    look(0);
    lid(4_000);
    weigh(3_400, 50);

    assertThat(((Deposited) outcomes.getFirst()).card()).isNull();
  }

  @Test
  void the_least_and_the_most_are_deposits_and_what_lies_beyond_is_none() {
    assertThat(gain(19)).isEqualTo(new Voided(Why.NOTHING_ADDED));
    assertThat(gain(20)).isInstanceOf(Deposited.class);
    assertThat(gain(60_000)).isInstanceOf(Deposited.class);
    assertThat(gain(60_001)).isEqualTo(new Voided(Why.TOO_HEAVY));
    assertThat(gain(-19)).isEqualTo(new Voided(Why.NOTHING_ADDED));
    assertThat(gain(-20)).isEqualTo(new Voided(Why.TAKEN_OUT));
  }

  private SessionOutcome gain(int grams) {
    outcomes.clear();
    look(1_000);
    lid(4_000);
    weigh(3_400, 1_000 + grams);
    look(1_000);
    look(1_000);
    return outcomes.getFirst();
  }

  @Test
  void a_weight_that_does_not_settle_in_60_s_voids() {
    look(0);
    lid(4_000);
    weigh(60_000, ms -> ms / 1_000 % 2 == 0 ? 300 : 500);

    assertThat(outcomes).containsExactly(new Voided(Why.UNSTABLE));
  }

  @Test
  void what_was_put_in_while_nothing_could_be_weighed_does_not_count_for_the_next() {
    look(0);
    card(ANNA);
    lid(4_000);
    weigh(60_000, ms -> ms / 1_000 % 2 == 0 ? 300 : 500); // the scale is out of order
    outcomes.clear();

    lid(4_000);
    weigh(3_400, 800);

    assertThat(outcomes).containsExactly(new Voided(Why.NO_WEIGHT_BEFORE));
    lid(4_000);
    weigh(3_400, 1_000);
    assertThat(((Deposited) outcomes.getLast()).netGrams()).isEqualTo(200);
  }

  @Test
  void leaning_delays_the_decision_until_it_ends() {
    look(0);
    lid(4_000);
    weigh(14_000, ms -> ms < 10_000 ? 5_000 + ms % 700 : 420);

    assertThat(((Deposited) outcomes.getFirst()).netGrams()).isEqualTo(420);
  }

  @Test
  void opening_the_lid_again_goes_on_with_the_session() {
    look(0);
    card(ANNA);
    lid(4_000);
    weigh(2_000, 300);
    lid(4_000);
    weigh(3_400, 0);

    assertThat(outcomes).containsExactly(new Voided(Why.NOTHING_ADDED)); // put in and taken out
  }

  @Test
  void the_next_citizen_waits_for_the_decision() {
    look(0);
    card(ANNA);
    lid(4_000);
    weigh(1_000, 300);
    card(BERT);
    weigh(2_400, 300);
    lid(4_000);
    weigh(3_400, 500);

    assertThat(outcomes).hasSize(2);
    assertThat(((Deposited) outcomes.get(0)).card()).isEqualTo(ANNA);
    assertThat(((Deposited) outcomes.get(1)).card()).isEqualTo(BERT);
    assertThat(((Deposited) outcomes.get(1)).netGrams()).isEqualTo(200);
  }

  @Test
  void the_newer_card_counts_before_the_lid_opens() {
    look(0);
    card(ANNA);
    weigh(1_000, 0);
    card(BERT);
    lid(4_000);
    weigh(3_400, 300);

    assertThat(((Deposited) outcomes.getFirst()).card()).isEqualTo(BERT);
  }

  @Test
  void a_card_without_a_lid_is_over_after_60_s() {
    look(0);
    card(ANNA);
    weigh(60_100, 0);
    lid(4_000);
    weigh(3_400, 300);

    assertThat(outcomes.getFirst()).isEqualTo(new Voided(Why.NOBODY_CAME));
    assertThat(((Deposited) outcomes.get(1)).card()).isNull();
  }

  @Test
  void without_a_weight_from_before_there_is_no_deposit() {
    lid(4_000);
    weigh(3_400, 300);

    assertThat(outcomes).containsExactly(new Voided(Why.NO_WEIGHT_BEFORE));
  }

  @Test
  void a_weight_older_than_15_min_is_none() {
    look(0);
    now += DepositSession.BASELINE_VALID.toNanos() + MS;
    lid(4_000);
    weigh(3_400, 300);

    assertThat(outcomes).containsExactly(new Voided(Why.NO_WEIGHT_BEFORE));
  }

  @Test
  void a_step_without_the_lid_is_believed_at_the_second_look() {
    look(0);
    look(5_000); // somebody leans
    look(0);
    lid(4_000);
    weigh(3_400, 300);
    assertThat(((Deposited) outcomes.getFirst()).netGrams()).isEqualTo(300);

    look(700); // somebody hung a sign on the bin
    look(700);
    lid(4_000);
    weigh(3_400, 1_000);
    assertThat(((Deposited) outcomes.get(1)).netGrams()).isEqualTo(300);
  }

  @Test
  void a_lid_that_stays_open_is_told_once_after_15_min() {
    look(0);
    step(new LidOpened(now));
    now += DepositSession.LID_LIMIT.toNanos() - 1;
    step(new Tick(now));
    assertThat(outcomes).isEmpty();
    now++;
    step(new Tick(now));
    step(new Tick(now));

    assertThat(outcomes).containsExactly(new LidLeftOpen());
  }

  @Test
  void a_card_number_is_in_no_text() {
    assertThat(new CardPresented(0, ANNA).toString()).doesNotContain("01020304");
    look(0);
    card(ANNA);
    lid(4_000);
    weigh(3_400, 300);
    assertThat(outcomes.getFirst().toString()).doesNotContain("01020304");
  }

  private void card(Bytes uid) {
    step(new CardPresented(now, uid));
  }

  private void lid(int openMs) {
    step(new LidOpened(now));
    now += openMs * MS;
    step(new LidClosed(now));
  }

  /** Weighs for a time, as long as a session wants it. */
  private void weigh(int ms, int grams) {
    weigh(ms, _ -> grams);
  }

  private void weigh(int ms, IntUnaryOperator gramsAtMs) {
    for (int passed = 100; passed <= ms; passed += 100) {
      now += 100 * MS;
      if (session.wantsWeight()) {
        step(new Weighed(now, gramsAtMs.applyAsInt(passed)));
      }
    }
  }

  /** The look at the weight every 30 s. */
  private void look(int grams) {
    now += 30_000 * MS;
    session.watch(now);
    for (int i = 0; i < 5 && session.isIdle(); i++) {
      now += 100 * MS;
      step(new Weighed(now, grams));
    }
  }

  private void step(SessionInput input) {
    session.step(input).ifPresent(outcomes::add);
  }
}
