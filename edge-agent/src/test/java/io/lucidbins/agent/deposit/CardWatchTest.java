package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Card;
import io.lucidbins.agent.parts.CardReader;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.sampling.FaultCounts;
import io.lucidbins.agent.sampling.PartHealth;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardWatchTest {
  private static final byte[] UID = {4, 1, 2, 3};
  private static final byte[] OTHER = {4, 9, 9, 9};

  private final VirtualClock clock = VirtualClock.stepped();
  private final Reader reader = new Reader();
  private final Heard heard = new Heard();
  private CardWatch watch = watch(false);

  @Test
  void sleeps_on_a_bin_where_nobody_is() throws InterruptedException {
    run(Duration.ofMinutes(5));

    assertThat(reader.looks).as("asked once whether it is well").isEqualTo(1);
    assertThat(reader.asleep).isTrue();
  }

  @Test
  void looks_every_250_ms_for_60_s_after_the_lid_was_used() throws InterruptedException {
    run(Duration.ofSeconds(1));
    reader.looks = 0;

    watch.used();
    run(Duration.ofSeconds(60));
    assertThat(reader.looks).isEqualTo(240);
    run(Duration.ofMinutes(2));

    assertThat(reader.looks).isEqualTo(240);
    assertThat(reader.asleep).isTrue();
  }

  @Test
  void looks_all_the_time_when_nothing_else_tells_that_somebody_is_there()
      throws InterruptedException {
    watch = watch(true);

    run(Duration.ofMinutes(2));

    assertThat(reader.looks).isBetween(479, 481);
    assertThat(reader.asleep).isFalse();
  }

  @Test
  void a_reader_that_is_awake_sleeps_when_it_is_over() throws InterruptedException {
    watch = watch(true);
    run(Duration.ofSeconds(1));
    assertThat(reader.asleep).isFalse();

    watch.rest();

    assertThat(reader.asleep).isTrue();
  }

  @Test
  void is_asked_every_10_min_whether_it_is_well() throws InterruptedException {
    run(Duration.ofMinutes(61));

    assertThat(reader.looks).isEqualTo(7);
  }

  @Test
  void a_card_counts_once_however_long_it_is_held() throws InterruptedException {
    watch.used();
    reader.card = UID;
    run(Duration.ofSeconds(5));
    assertThat(heard.cards).hasSize(1);

    reader.card = OTHER;
    run(Duration.ofSeconds(1));
    assertThat(heard.cards).hasSize(2);
  }

  @Test
  void a_card_that_is_lost_for_less_than_a_second_is_still_the_same() throws InterruptedException {
    watch.used();
    reader.card = UID;
    run(Duration.ofSeconds(1));
    reader.card = null;
    run(Duration.ofMillis(700));
    reader.card = UID;
    run(Duration.ofSeconds(1));
    assertThat(heard.cards).hasSize(1);

    reader.card = null;
    run(Duration.ofMillis(1_500));
    reader.card = UID;
    run(Duration.ofSeconds(1));
    assertThat(heard.cards).hasSize(2);
  }

  @Test
  void a_card_that_was_held_when_the_reader_slept_counts_anew_hours_later()
      throws InterruptedException {
    watch.used();
    reader.card = UID;
    run(Duration.ofSeconds(61));
    reader.card = null;
    run(Duration.ofMinutes(3));
    reader.card = UID;
    watch.used();
    run(Duration.ofSeconds(5));

    assertThat(heard.cards).hasSize(2);
  }

  @Test
  void a_card_that_lies_there_while_nobody_is_at_the_bin_is_not_told() throws InterruptedException {
    reader.card = UID;
    run(Duration.ofMinutes(61));

    assertThat(heard.cards).isEmpty();
  }

  @Test
  void a_reader_that_fails_and_recovers_is_told() throws InterruptedException {
    watch.used();
    run(Duration.ofSeconds(1));
    reader.broken = true;
    run(Duration.ofSeconds(5));
    reader.broken = false;
    run(Duration.ofSeconds(5));

    assertThat(heard.events).hasSize(2);
    assertThat(heard.events.getFirst()).isInstanceOf(PartFailed.class);
    assertThat(heard.events.getLast()).isEqualTo(new PartRecovered("pn532"));
  }

  private CardWatch watch(boolean always) {
    return new CardWatch(reader, clock, always, new PartHealth("pn532", new FaultCounts()), heard);
  }

  private void run(Duration time) throws InterruptedException {
    long end = clock.nanos() + time.toNanos();
    while (watch.next() < end) {
      clock.waitUntil(Math.max(clock.nanos(), watch.next()));
      watch.step();
    }
    clock.waitUntil(end);
  }

  private static final class Heard implements CardWatch.Listener {
    private final List<byte[]> cards = new ArrayList<>();
    private final List<EventDetail> events = new ArrayList<>();

    @Override
    public void presented(byte[] uid) {
      cards.add(uid);
    }

    @Override
    public void told(EventDetail detail) {
      events.add(detail);
    }
  }

  private static final class Reader implements CardReader {
    private byte @Nullable [] card;
    private boolean broken;
    private boolean asleep;
    private int looks;

    @Override
    public String name() {
      return "pn532";
    }

    @Override
    public Measured<Optional<Card>> look() {
      looks++;
      asleep = false;
      return broken
          ? new Failed<>(new NotReady(Duration.ofMillis(15)))
          : new Reading<>(Optional.ofNullable(card).map(Card::of), Quality.BEST, 0);
    }

    @Override
    public void sleep() {
      asleep = true;
    }
  }
}
