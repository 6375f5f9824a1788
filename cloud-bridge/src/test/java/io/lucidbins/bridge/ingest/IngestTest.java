package io.lucidbins.bridge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.points.DepositBook;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.bridge.points.SqlDepositBook;
import io.lucidbins.device.Ack;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.HeldStream;
import io.lucidbins.device.Hello;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.RunId;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.Tombstone;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.Welcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of "Taking" and of Hello on a real SQLite file. */
class IngestTest {
  private static final BinId BIN = new BinId("b1");
  private static final StreamId S = new StreamId(0x51);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<IngestListener.Stored> told = new ArrayList<>();
  private Database database;
  private Bridge bridge;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    bridge = new Bridge(database, new SqlDepositBook());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** One ingest on a store, and what it answered. */
  private final class Bridge {
    final Database store;
    final Ingest ingest;
    final FillHistory history;
    final Fleet fleet;

    Bridge(Database store, DepositBook deposits) {
      this.store = store;
      this.fleet = new Fleet(store, TenantId.MAIN);
      this.history = new FillHistory(store, TenantId.MAIN.value());
      var listener =
          new IngestListener() {
            @Override
            public void stored(Transaction tx, Stored batch) {
              tx.afterCommit(() -> told.add(batch));
            }
          };
      this.ingest =
          new Ingest(
              new Ingest.Parts(store, TenantId.MAIN, fleet, history, deposits),
              listener,
              new Ingest.Time(() -> NOW, nanos::get));
    }

    Answers up(byte[] payload) {
      var answers = new Answers();
      ingest.takeUp(BIN, payload, answers);
      settle();
      return answers;
    }

    Answers take(Batch batch) {
      return up(UplinkCodec.encode(BIN, batch));
    }

    Welcome hello(Hello hello) {
      return (Welcome) up(UplinkCodec.encode(BIN, hello)).one();
    }

    /** Works and the works that they caused are done when these are, as the writer is one. */
    void settle() {
      for (int i = 0; i < 3; i++) {
        store.write(_ -> true);
      }
    }

    List<Integer> levels() {
      return history.readings(BIN, Quantity.LEVEL_PERMILLE, Instant.MIN, Instant.MAX).stream()
          .map(reading -> reading.value().orElseThrow())
          .toList();
    }
  }

  private static final class Answers implements Delivery {
    final List<AckMessage> messages = new ArrayList<>();
    boolean released;

    @Override
    public synchronized void answer(AckMessage message) {
      messages.add(message);
    }

    @Override
    public synchronized void release() {
      released = true;
    }

    synchronized AckMessage one() {
      assertThat(messages).hasSize(1);
      assertThat(released).isFalse();
      return messages.getFirst();
    }

    synchronized boolean none() {
      return messages.isEmpty() && !released;
    }
  }

  @Test
  void a_batch_that_continues_is_stored_and_acknowledged_with_its_nonce() {
    var answer = bridge.take(Batches.samples(S, 1, 3)).one();

    assertThat(answer).isEqualTo(new Ack(Batches.NONCE, S, 3, 3));
    assertThat(bridge.levels()).containsExactly(1, 2, 3);
    assertThat(bridge.fleet.state(BIN).orElseThrow().levelPermille()).hasValue(3);
    assertThat(told).containsExactly(new IngestListener.Stored(BIN, S, 1, 3, 3, 0, 0));
  }

  @Test
  void a_duplicate_stores_nothing_and_is_acknowledged_again() {
    bridge.take(Batches.samples(S, 1, 3));

    var answer = bridge.take(Batches.samples(S, 1, 3)).one();

    assertThat(answer).isEqualTo(new Ack(Batches.NONCE, S, 3, 3));
    assertThat(bridge.levels()).containsExactly(1, 2, 3);
    assertThat(rows("segment")).isEqualTo(1);
    assertThat(bridge.ingest.counts().resent()).isEqualTo(1);
  }

  @Test
  void of_an_overlap_only_what_is_new_counts() {
    bridge.take(Batches.mixed(S, 1, 6));
    var answer = bridge.take(Batches.mixed(S, 4, 9)).one();

    assertThat(answer).isEqualTo(new Ack(Batches.NONCE, S, 9, 9));
    // Of 1..9, each third is a deposit and the one after it an event.
    assertThat(bridge.levels()).containsExactly(2, 5, 8);
    assertThat(seqs("deposit")).containsExactly(3L, 6L, 9L);
    assertThat(seqs("event")).containsExactly(1L, 4L, 7L);
  }

  @Test
  void what_comes_too_early_waits_and_is_taken_with_what_it_continues() {
    var early = bridge.take(Batches.samples(S, 4, 6));
    assertThat(early.none()).isTrue();
    assertThat(bridge.ingest.counts().held()).isEqualTo(1);

    bridge.take(Batches.samples(S, 1, 3));

    assertThat(early.one()).isEqualTo(new Ack(Batches.NONCE, S, 6, 6));
    assertThat(bridge.levels()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(bridge.ingest.counts().held()).isZero();
  }

  @Test
  void what_stays_too_early_is_let_go_after_half_a_second_with_the_watermark_as_it_is() {
    var early = bridge.take(Batches.samples(S, 4, 6));

    nanos.set(HeldBatches.MAX_NANOS - 1);
    bridge.ingest.tick();
    bridge.settle();
    assertThat(early.none()).isTrue();

    nanos.set(HeldBatches.MAX_NANOS);
    bridge.ingest.tick();
    bridge.settle();
    assertThat(early.one()).isEqualTo(new Ack(Batches.NONCE, S, 0, 6));
    assertThat(bridge.levels()).isEmpty();
    assertThat(bridge.ingest.counts().letGo()).isEqualTo(1);
  }

  @Test
  void what_another_bridge_stored_meanwhile_is_seen_at_the_next_tick() {
    var early = bridge.take(Batches.samples(S, 4, 6));
    try (var otherStore = TestStore.in(folder)) {
      new Bridge(otherStore, new SqlDepositBook()).take(Batches.samples(S, 1, 3)).one();
    }

    bridge.ingest.tick();
    bridge.settle();

    assertThat(early.one()).isEqualTo(new Ack(Batches.NONCE, S, 6, 6));
  }

  @Test
  void one_more_than_the_limit_of_held_batches_is_let_go_at_once() {
    for (int i = 0; i < HeldBatches.MAX; i++) {
      bridge.ingest.takeUp(
          BIN, UplinkCodec.encode(BIN, Batches.samples(S, 10 + i, 10 + i)), new Answers());
    }
    bridge.settle();
    assertThat(bridge.ingest.counts().held()).isEqualTo(HeldBatches.MAX);

    var oneMore = bridge.take(Batches.samples(S, 9_000, 9_000));

    assertThat(oneMore.one()).isEqualTo(new Ack(Batches.NONCE, S, 0, 9_000));
    assertThat(bridge.ingest.counts().held()).isEqualTo(HeldBatches.MAX);
  }

  @Test
  void a_lost_race_is_judged_anew_and_nothing_of_it_remains() {
    var once = new AtomicBoolean(true);
    var deposits = new SqlDepositBook();
    DepositBook racing =
        new DepositBook() {
          @Override
          public Recorded record(Transaction tx, DepositRow row) {
            if (once.getAndSet(false)) {
              // What another bridge does between our look at the watermark and our setting it.
              tx.handle().execute("UPDATE stream SET watermark = 1");
            }
            return deposits.record(tx, row);
          }
        };
    bridge = new Bridge(database, racing);
    var neighbour = new StreamId(0x99);

    var raced = new Answers();
    var unharmed = new Answers();
    bridge.ingest.takeUp(BIN, UplinkCodec.encode(BIN, Batches.mixed(S, 1, 3)), raced);
    bridge.ingest.takeUp(BIN, UplinkCodec.encode(BIN, Batches.samples(neighbour, 1, 1)), unharmed);
    bridge.settle();

    assertThat(raced.one()).isEqualTo(new Ack(Batches.NONCE, S, 3, 3));
    assertThat(unharmed.one()).isEqualTo(new Ack(Batches.NONCE, neighbour, 1, 1));
    assertThat(seqs("deposit")).containsExactly(3L);
    assertThat(rows("segment")).isEqualTo(2);
    assertThat(bridge.ingest.counts().lostRaces()).isEqualTo(1);
  }

  @Test
  void the_parts_of_a_tombstone_above_the_watermark_become_loss_rows_once() {
    bridge.take(Batches.samples(S, 1, 2));
    var lost =
        new Tombstone(
            2,
            5,
            List.of(
                new io.lucidbins.device.KindRun(RecordKind.SAMPLE, 3),
                new io.lucidbins.device.KindRun(RecordKind.EVENT, 1)),
            LossReason.THINNED);
    var batch = Batches.of(S, 2, 6, List.of(Batches.sample(6)), List.of(lost));

    assertThat(bridge.take(batch).one()).isEqualTo(new Ack(Batches.NONCE, S, 6, 6));
    bridge.take(batch);

    assertThat(losses()).containsExactly("3-5 THINNED samples 2 deposits 0 events 1 unknown 0");
    assertThat(bridge.levels()).containsExactly(1, 2, 6);
  }

  @Test
  void an_invalid_body_goes_to_quarantine_with_its_bytes_and_counts_as_rejected() {
    bridge.take(Batches.samples(S, 1, 2));
    byte[] rubbish = {1, 2, 3, (byte) 0xFF};
    var envelope = new BatchEnvelope(Batches.NONCE, S, 1, 2, 5, Bytes.of(rubbish));

    var answer = bridge.up(UplinkCodec.encode(BIN, envelope)).one();

    assertThat(answer).isEqualTo(new Ack(Batches.NONCE, S, 5, 5));
    assertThat(losses()).containsExactly("3-5 REJECTED samples 0 deposits 0 events 0 unknown 3");
    byte[] kept =
        database.read(
            tx -> tx.handle().createQuery("SELECT body FROM quarantine").mapTo(byte[].class).one());
    assertThat(kept).containsExactly(rubbish);
    assertThat(bridge.ingest.counts().rejected()).isEqualTo(1);
    assertThat(bridge.take(Batches.samples(S, 6, 6)).one())
        .isEqualTo(new Ack(Batches.NONCE, S, 6, 6));
  }

  @Test
  void bytes_that_are_no_message_are_dropped_counted_and_not_answered() {
    byte[] payload = UplinkCodec.encode(BIN, Batches.samples(S, 1, 1));
    payload[payload.length - 1] ^= 1;

    var answers = bridge.up(payload);

    assertThat(answers.messages).isEmpty();
    assertThat(answers.released).isTrue();
    assertThat(bridge.ingest.counts().dropped()).isEqualTo(1);
    assertThat(bridge.fleet.bins()).isEmpty();
  }

  @Test
  void a_payload_of_another_bin_is_dropped() {
    var answers = bridge.up(UplinkCodec.encode(new BinId("b2"), Batches.samples(S, 1, 1)));

    assertThat(answers.released).isTrue();
    assertThat(bridge.fleet.bins()).isEmpty();
  }

  @Test
  void an_older_sample_of_an_older_start_does_not_become_the_latest() {
    bridge.take(Batches.of(new StreamId(2), 2, 1, 1, List.of(Batches.sample(1, 700)), List.of()));
    bridge.take(Batches.of(new StreamId(1), 1, 1, 1, List.of(Batches.sample(1, 200)), List.of()));

    assertThat(bridge.fleet.state(BIN).orElseThrow().levelPermille()).hasValue(700);
  }

  @Test
  void a_store_that_fails_gives_no_answer_and_the_bin_sends_again() {
    database.close();

    var answers = new Answers();
    var payload = UplinkCodec.encode(BIN, Batches.samples(S, 1, 1));
    bridge.ingest.takeUp(BIN, payload, answers);
    assertThat(answers.messages).isEmpty();
    assertThat(answers.released).isTrue();

    database = TestStore.in(folder);
    assertThat(new Bridge(database, new SqlDepositBook()).take(Batches.samples(S, 1, 1)).one())
        .isEqualTo(new Ack(Batches.NONCE, S, 1, 1));
  }

  @Test
  void a_crash_between_commit_and_ack_costs_a_resend_and_nothing_else() {
    bridge.take(Batches.mixed(S, 1, 3)); // Its ack is lost with the bridge.
    database.close();

    database = TestStore.in(folder);
    bridge = new Bridge(database, new SqlDepositBook());

    assertThat(bridge.take(Batches.mixed(S, 1, 3)).one())
        .isEqualTo(new Ack(Batches.NONCE, S, 3, 3));
    assertThat(seqs("deposit")).containsExactly(3L);
    assertThat(rows("segment")).isEqualTo(1);
  }

  @Test
  void after_a_restore_the_welcome_rewinds_the_bin_and_what_it_resends_fills_the_gap()
      throws IOException {
    bridge.take(Batches.mixed(S, 1, 3));
    database.close();
    Path copy = Files.copy(folder.resolve("store.db"), folder.resolve("backup.db"));
    database = TestStore.in(folder);
    new Bridge(database, new SqlDepositBook()).take(Batches.mixed(S, 4, 9));
    database.close();

    Files.move(copy, folder.resolve("store.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(folder.resolve("store.db-wal"));
    Files.deleteIfExists(folder.resolve("store.db-shm"));
    database = TestStore.in(folder);
    bridge = new Bridge(database, new SqlDepositBook());

    var welcome = bridge.hello(Hellos.of(1, 1, new HeldStream(S, 1, 1, 9)));
    assertThat(welcome.watermarks()).containsExactly(new StreamWatermark(S, 3));
    bridge.take(Batches.mixed(S, 4, 9));
    assertThat(seqs("deposit")).containsExactly(3L, 6L, 9L);
    assertThat(bridge.levels()).containsExactly(2, 5, 8);
    assertThat(losses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void two_ingests_on_one_file_that_get_everything_reordered_and_twice_agree_with_the_bin(
      long seed) {
    int last = 600;
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var batches = new ArrayList<Batch>();
    for (int first = 1; first <= last; ) {
      int end = Math.min(last, first + random.nextInt(20));
      batches.add(Batches.mixed(S, first, end));
      // Overlaps, as after a resend with other borders.
      first = Math.max(first + 1, end + 1 - random.nextInt(5));
    }
    try (var otherStore = TestStore.in(folder)) {
      var other = new Bridge(otherStore, new SqlDepositBook());
      // A bin sends again until all is acknowledged; each round reaches both in any order.
      for (int round = 0; watermark() < last; round++) {
        assertThat(round).as("rounds of seed %d", seed).isLessThan(200);
        java.util.Collections.shuffle(batches, new java.util.Random(seed + round));
        for (Batch batch : batches) {
          var to = random.nextBoolean() ? bridge : other;
          to.ingest.takeUp(BIN, UplinkCodec.encode(BIN, batch), new Answers());
        }
        bridge.settle();
        other.settle();
        nanos.addAndGet(HeldBatches.MAX_NANOS);
        bridge.ingest.tick();
        other.ingest.tick();
        bridge.settle();
        other.settle();
      }
    }

    var expected = new ArrayList<Integer>();
    var deposits = new ArrayList<Long>();
    for (int seq = 1; seq <= last; seq++) {
      if (seq % 3 == 2) {
        expected.add(seq);
      } else if (seq % 3 == 0) {
        deposits.add((long) seq);
      }
    }
    assertThat(bridge.levels()).as("seed %d", seed).isEqualTo(expected);
    assertThat(seqs("deposit")).as("seed %d", seed).isEqualTo(deposits);
  }

  @Test
  void a_welcome_tells_the_watermark_of_each_stream_and_zero_for_an_unknown_one() {
    bridge.take(Batches.samples(S, 1, 3));
    var unknown = new StreamId(0x52);

    var welcome =
        bridge.hello(Hellos.of(1, 1, new HeldStream(S, 1, 2, 9), new HeldStream(unknown, 2, 1, 4)));

    assertThat(welcome.nonce()).isEqualTo(Hellos.nonce(1));
    assertThat(welcome.watermarks())
        .containsExactly(new StreamWatermark(S, 3), new StreamWatermark(unknown, 0));
    assertThat(welcome.highestForeignStart()).isZero();
    assertThat(losses()).isEmpty();
  }

  @Test
  void what_the_bin_no_longer_holds_is_gone_and_explained_once() {
    bridge.take(Batches.samples(S, 1, 3));
    // At 4, one above the watermark, nothing is missing yet.
    assertThat(bridge.hello(Hellos.of(1, 1, new HeldStream(S, 1, 4, 9))).watermarks())
        .containsExactly(new StreamWatermark(S, 3));

    var hello = Hellos.of(2, 1, new HeldStream(S, 1, 7, 9));
    assertThat(bridge.hello(hello).watermarks()).containsExactly(new StreamWatermark(S, 6));
    bridge.hello(hello);

    assertThat(losses()).containsExactly("4-6 GONE samples 0 deposits 0 events 0 unknown 3");
  }

  @Test
  void a_stub_is_gone_up_to_its_newest() {
    bridge.take(Batches.samples(S, 1, 3));

    var welcome = bridge.hello(Hellos.of(1, 1, HeldStream.stub(S, 1, 8)));

    assertThat(welcome.watermarks()).containsExactly(new StreamWatermark(S, 8));
    assertThat(losses()).containsExactly("4-8 GONE samples 0 deposits 0 events 0 unknown 5");
  }

  @Test
  void the_highest_start_of_a_stream_that_the_hello_did_not_list_is_foreign() {
    bridge.take(Batches.of(new StreamId(7), 4, 1, 1, List.of(Batches.sample(1)), List.of()));
    bridge.take(Batches.of(new StreamId(8), 9, 1, 1, List.of(Batches.sample(1)), List.of()));

    assertThat(bridge.hello(Hellos.of(1, 1)).highestForeignStart()).isEqualTo(9);
    assertThat(
            bridge
                .hello(Hellos.of(2, 1, new HeldStream(new StreamId(8), 9, 1, 1)))
                .highestForeignStart())
        .isEqualTo(4);
  }

  @Test
  void each_part_of_a_hello_is_answered_by_itself_and_the_lowest_foreign_start_is_the_true_one() {
    bridge.take(Batches.of(new StreamId(5), 3, 1, 1, List.of(Batches.sample(1)), List.of()));
    var own = new HeldStream(new StreamId(7), 9, 1, 1);
    var older = new HeldStream(new StreamId(6), 8, 1, 1);

    var first = bridge.hello(Hellos.part(1, 1, 2, older));
    var second = bridge.hello(Hellos.part(1, 2, 2, own));
    var firstAgain = bridge.hello(Hellos.part(1, 1, 2, older));

    // To the part with start 8 its own stream of start 9 is foreign; to that one only 8 and 3 are.
    assertThat(first.highestForeignStart()).isEqualTo(3);
    assertThat(second.highestForeignStart()).isEqualTo(8);
    assertThat(firstAgain.highestForeignStart()).isEqualTo(9);
    assertThat(List.of(first.part(), second.part())).containsExactly(1, 2);
  }

  @Test
  void two_cards_with_one_identity_raise_an_alarm() {
    bridge.hello(Hellos.run(0xA, 1));
    bridge.hello(Hellos.run(0xB, 2));
    bridge.hello(Hellos.run(0xA, 3));
    assertThat(rows("identity_alarm")).isZero();
    bridge.hello(Hellos.run(0xB, 4));
    assertThat(rows("identity_alarm")).isEqualTo(1);
    bridge.hello(Hellos.run(0xA, 5));
    assertThat(rows("identity_alarm")).isEqualTo(1);
  }

  @Test
  void restarts_and_repeated_hellos_raise_no_alarm() {
    for (int start = 1; start <= 20; start++) {
      bridge.hello(Hellos.run(start, start));
      bridge.hello(Hellos.run(start, 100 + start));
      // A Hello of the run before, delivered once more by the broker.
      bridge.hello(Hellos.run(start - 1, 99 + start));
    }

    assertThat(rows("identity_alarm")).isZero();
    assertThat(rows("run")).isEqualTo(SqlHellos.MAX_RUNS);
  }

  private long watermark() {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT coalesce(max(watermark), 0) FROM stream")
            .mapTo(Long.class)
            .one());
  }

  private long rows(String table) {
    return database.read(
        tx -> tx.handle().createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }

  private List<Long> seqs(String table) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT seq FROM " + table + " ORDER BY seq")
            .mapTo(Long.class)
            .list());
  }

  private List<String> losses() {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                """
                SELECT first || '-' || last || ' ' || reason || ' samples ' || samples
                  || ' deposits ' || deposits || ' events ' || events || ' unknown ' || unknown
                FROM loss ORDER BY stream, first
                """)
            .mapTo(String.class)
            .list());
  }

  /** Hellos of the one bin. */
  private static final class Hellos {
    static Nonce nonce(long value) {
      return new Nonce(value);
    }

    static Hello of(long nonce, long run, HeldStream... streams) {
      return new Hello(nonce(nonce), new OutboxId(1), new RunId(run), List.of(streams), 1, 1);
    }

    static Hello run(long run, long nonce) {
      return of(nonce, run);
    }

    static Hello part(long nonce, int part, int parts, HeldStream... streams) {
      return new Hello(nonce(nonce), new OutboxId(1), new RunId(1), List.of(streams), part, parts);
    }
  }
}
