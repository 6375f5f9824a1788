package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.InMemoryOutbox;
import io.lucidbins.agent.outbox.Records;
import io.lucidbins.device.Ack;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Hello;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.RunId;
import io.lucidbins.device.State;
import io.lucidbins.device.StateCodec;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.UplinkMessage;
import io.lucidbins.device.Welcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The rules of the protocol page one by one. */
class UplinkTest {
  private static final BinId BIN = new BinId("glass-17");
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final InMemoryOutbox outbox = new InMemoryOutbox(random);
  private final Uplink uplink =
      new Uplink(UplinkSettings.defaults(), outbox, new Self(BIN, new RunId(1), "1", ""), random);
  private final List<UplinkAction.Publish> published = new ArrayList<>();
  private List<UplinkAction> last = List.of();
  private long now = 7 * SECOND;

  @Test
  void connects_at_once_with_a_will_that_says_offline() {
    step(new UplinkEvent.Tick());

    assertThat(last.getFirst())
        .isInstanceOfSatisfying(
            UplinkAction.Connect.class,
            connect -> assertThat(state(connect.will()).online()).isFalse());
  }

  @Test
  void greets_first_then_says_how_the_bin_is_and_sends_nothing_else() {
    append(3, Records.sample(1));
    connect(100);

    assertThat(published).hasSize(2);
    assertThat(message(0))
        .isInstanceOfSatisfying(
            Hello.class, hello -> assertThat(hello.streams().getFirst().newest()).isEqualTo(3));
    assertThat(published.get(1).channel()).isEqualTo(UplinkAction.Channel.STATE);
    assertThat(state(published.get(1).payload()).newest()).isPresent();
  }

  @Test
  void drains_what_the_bridge_lacks_once_it_is_welcome() {
    StreamId stream = append(10, Records.sample(1));
    connect(100);

    welcome(nonce(), stream, 4, 0);

    assertThat(batch(2).first()).isEqualTo(5);
    assertThat(batch(2).last()).isEqualTo(10);
    assertThat(batch(2).nonce()).isEqualTo(nonce());
  }

  @Test
  void a_retry_of_hello_keeps_its_nonce_and_a_new_link_draws_a_fresh_one() {
    connect(100);
    Nonce first = nonce();
    now += 3 * SECOND;
    step(new UplinkEvent.Tick());

    assertThat(message(2).nonce()).isEqualTo(first);

    step(new UplinkEvent.Disconnected(false, 0));
    now += 2 * SECOND;
    step(new UplinkEvent.Tick());
    connect(100);
    assertThat(message(published.size() - 2).nonce()).isNotEqualTo(first);
  }

  @Test
  void a_welcome_or_an_ack_of_another_nonce_means_nothing() {
    StreamId stream = append(10, Records.sample(1));
    connect(100);
    welcome(new Nonce(~nonce().value()), stream, 4, 0);
    assertThat(cursor()).isZero();

    welcome(nonce(), stream, 2, 0);
    step(new UplinkEvent.Acknowledged(new Ack(new Nonce(~nonce().value()), stream, 10, 10)));
    assertThat(cursor()).isEqualTo(2);
    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 10, 10)));
    assertThat(cursor()).isEqualTo(10);
  }

  @Test
  void only_the_first_welcome_sets_cursors() {
    StreamId stream = append(10, Records.sample(1));
    connect(100);
    welcome(nonce(), stream, 8, 0);

    welcome(nonce(), stream, 3, 0);

    assertThat(cursor()).isEqualTo(8);
  }

  @Test
  void a_lower_watermark_in_a_welcome_rewinds() {
    StreamId stream = append(10, Records.sample(1));
    outbox.moveCursor(stream, 9);
    connect(100);

    welcome(nonce(), stream, 3, 0);

    assertThat(batch(2).first()).isEqualTo(4);
  }

  @Test
  void numbers_its_stream_above_a_foreign_one() {
    StreamId stream = append(1, Records.sample(1));
    connect(100);

    welcome(nonce(), stream, 1, 5);

    assertThat(outbox.currentStart()).isEqualTo(6);
  }

  @Test
  void a_foreign_stream_with_the_same_start_number_counts_as_above() {
    StreamId stream = append(1, Records.sample(1));
    connect(100);

    welcome(nonce(), stream, 1, 1);

    assertThat(outbox.currentStart()).isEqualTo(2);
  }

  @Test
  void greets_anew_each_day() {
    connect(100);
    step(new UplinkEvent.Welcomed(new Welcome(nonce(), 1, 1, List.of(), 0)));
    published.forEach(publish -> step(new UplinkEvent.PubAck(publish.number(), 0)));
    published.clear();

    tick(1, TimeUnit.HOURS.toNanos(24) - 1);
    assertThat(published).isEmpty();
    tick(1, 1);
    assertThat(message(0)).isInstanceOf(Hello.class);
  }

  @Test
  void has_no_more_batches_in_flight_than_its_window() {
    // 5 batches of 500; the window is 4, and batches are 50 ms apart.
    StreamId stream = append(1_000, Records.sample(1));
    append(1_000, Records.sample(1));
    append(500, Records.sample(1));
    connect(100);
    welcome(nonce(), stream, 0, 0);
    tick(10, SECOND / 20);

    assertThat(batches()).isEqualTo(4);

    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 500, 500)));
    assertThat(batches()).isEqualTo(5);
  }

  @Test
  void publishes_no_more_than_half_of_what_the_broker_takes() {
    StreamId stream = append(1_000, Records.sample(1));
    connect(7);
    welcome(nonce(), stream, 0, 0);
    tick(10, SECOND / 20);

    // 7 / 2 = 3: hello, state and one batch until one of them is answered.
    assertThat(published).hasSize(3);
    step(new UplinkEvent.PubAck(1, 0));
    assertThat(published).hasSize(4);
  }

  @Test
  void samples_linger_and_deposits_do_not() {
    StreamId stream = append(1, Records.sample(1));
    connect(100);
    welcome(nonce(), stream, 1, 0);
    step(new UplinkEvent.PubAck(1, 0));
    step(new UplinkEvent.PubAck(2, 0));

    append(1, Records.sample(2));
    step(new UplinkEvent.Appended(false));
    tick(1, 59 * SECOND);
    assertThat(batches()).isZero();
    tick(1, SECOND);
    assertThat(batches()).isEqualTo(1);

    append(1, Records.deposit(3));
    step(new UplinkEvent.Appended(true));
    tick(1, SECOND / 20);
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void what_follows_a_deposit_within_15_s_goes_with_the_awake_link() {
    StreamId stream = append(1, Records.sample(1));
    connect(100);
    welcome(nonce(), stream, 1, 0);
    append(1, Records.deposit(2));
    step(new UplinkEvent.Appended(true));
    assertThat(batches()).isEqualTo(1);
    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 2, 2)));

    tick(1, DrainOutbox.AWAKE.toNanos() - SECOND / 20);
    append(1, Records.sample(3));
    step(new UplinkEvent.Appended(false));
    assertThat(batches()).isEqualTo(2);
    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 3, 3)));

    tick(1, SECOND / 20);
    append(1, Records.sample(4));
    step(new UplinkEvent.Appended(false));
    tick(1, SECOND);
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void only_the_timer_goes_back() {
    StreamId stream = append(10, Records.deposit(1));
    connect(100);
    welcome(nonce(), stream, 0, 0);
    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 0, 10)));
    assertThat(batches()).isEqualTo(1);

    tick(1, 2 * SECOND - 1);
    assertThat(batches()).isEqualTo(1);
    tick(1, 1);
    assertThat(batches()).isEqualTo(2);
    assertThat(batch(published.size() - 1).first()).isEqualTo(1);
  }

  @Test
  void progress_brings_the_timer_back_to_its_shortest() {
    StreamId stream = append(10, Records.deposit(1));
    connect(100);
    welcome(nonce(), stream, 0, 0);
    tick(2, 4 * SECOND);
    assertThat(batches()).isEqualTo(3);

    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 10, 10)));
    append(1, Records.deposit(2));
    now += SECOND / 20;
    step(new UplinkEvent.Appended(true));
    assertThat(batches()).isEqualTo(4);

    // Without the progress it would have been 6 to 8 s.
    tick(1, 2 * SECOND - 1);
    assertThat(batches()).isEqualTo(4);
    tick(1, 1);
    assertThat(batches()).isEqualTo(5);
  }

  @Test
  void a_bridge_that_knows_less_than_it_acknowledged_is_greeted_anew() {
    StreamId stream = append(10, Records.sample(1));
    connect(100);
    welcome(nonce(), stream, 8, 0);
    now += SECOND;

    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 5, 8)));
    assertThat(message(published.size() - 1)).isInstanceOf(BatchEnvelope.class);
    step(new UplinkEvent.Acknowledged(new Ack(nonce(), stream, 5, 10)));
    assertThat(message(published.size() - 1)).isInstanceOf(Hello.class);
  }

  @Test
  void halves_a_batch_that_is_too_large_and_gives_a_single_record_up() {
    StreamId stream = append(4, Records.deposit(1));
    connect(100);
    welcome(nonce(), stream, 0, 0);

    refuseLast();
    assertThat(batch(published.size() - 1).last()).isEqualTo(2);
    refuseLast();
    assertThat(batch(published.size() - 1).last()).isEqualTo(1);
    refuseLast();
    assertThat(outbox.read(stream, 1, 4).tombstones()).hasSize(1);
    assertThat(outbox.read(stream, 1, 4).records()).hasSize(3);
  }

  @Test
  void halves_its_batch_when_the_broker_closes_the_link_because_of_its_size() {
    StreamId stream = append(4, Records.deposit(1));
    connect(100);
    welcome(nonce(), stream, 0, 0);

    step(new UplinkEvent.Disconnected(true, 0x95));
    published.clear();
    connect(100);
    welcome(nonce(), stream, 0, 0);

    assertThat(batch(2).last()).isEqualTo(2);
  }

  @Test
  void a_batch_is_no_larger_than_the_packets_that_the_broker_takes() {
    StreamId stream = append(500, Records.deposit(1));
    step(new UplinkEvent.Connected(100, 8_000));
    welcome(nonce(), stream, 0, 0);

    assertThat(published.get(2).payload().length()).isBetween(4_000, 8_000);
  }

  @Test
  void a_broker_that_answers_nothing_for_a_minute_gets_a_new_client() {
    connect(100);
    now += 60 * SECOND - 1;
    step(new UplinkEvent.Tick());
    assertThat(last).noneMatch(UplinkAction.Disconnect.class::isInstance);

    now += 1;
    step(new UplinkEvent.Tick());
    assertThat(last).anyMatch(UplinkAction.Disconnect.class::isInstance);
  }

  @Test
  void says_offline_when_it_stops() {
    connect(100);

    step(new UplinkEvent.Stop());

    assertThat(state(published.getLast().payload()).online()).isFalse();
    assertThat(last).anyMatch(UplinkAction.Disconnect.class::isInstance);
    step(new UplinkEvent.Tick());
    assertThat(last).hasSize(1);
  }

  private StreamId append(int count, DeviceRecord record) {
    return outbox.append(Collections.nCopies(count, record)).stream();
  }

  private void connect(int receiveMaximum) {
    step(new UplinkEvent.Connected(receiveMaximum, 1_000_000));
  }

  private void welcome(Nonce nonce, StreamId stream, long watermark, int foreignStart) {
    var watermarks = List.of(new StreamWatermark(stream, watermark));
    step(new UplinkEvent.Welcomed(new Welcome(nonce, 1, 1, watermarks, foreignStart)));
  }

  private void refuseLast() {
    now += SECOND / 20;
    step(new UplinkEvent.PubAck(published.getLast().number(), 0x95));
  }

  private void tick(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      now += nanos;
      step(new UplinkEvent.Tick());
    }
  }

  private void step(UplinkEvent event) {
    last = uplink.step(event, now);
    last.forEach(action -> {
      if (action instanceof UplinkAction.Publish publish) {
        published.add(publish);
      }
    });
  }

  private UplinkMessage message(int index) {
    return UplinkCodec.decode(BIN, published.get(index).payload().bytes()).orThrow();
  }

  private BatchEnvelope batch(int index) {
    return (BatchEnvelope) message(index);
  }

  private long batches() {
    return published.stream()
        .filter(publish -> publish.channel() == UplinkAction.Channel.UP)
        .filter(publish ->
            UplinkCodec.decode(BIN, publish.payload().bytes()).orThrow() instanceof BatchEnvelope)
        .count();
  }

  private Nonce nonce() {
    return message(0).nonce();
  }

  private State state(Payload payload) {
    return StateCodec.decode(BIN, payload.bytes()).orThrow();
  }

  private long cursor() {
    return outbox.streams().getFirst().cursor();
  }
}
