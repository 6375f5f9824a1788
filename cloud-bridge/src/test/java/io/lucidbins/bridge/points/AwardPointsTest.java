package io.lucidbins.bridge.points;

import static io.lucidbins.bridge.points.Deposits.NOON;
import static io.lucidbins.bridge.points.Deposits.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lucidbins.bridge.carbon.MilligramsCo2e;
import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.points.DepositBook.Recorded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AwardPointsTest {
  private static final Instant LATER = NOON.plusSeconds(3_600);

  @TempDir private Path folder;
  private final PlainPseudonyms pseudonyms = new PlainPseudonyms(SqlBooks.TENANT);
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final List<DepositKey> heard = new ArrayList<>();
  private SqlBooks books;
  private PointsFeed feed;

  @BeforeEach
  void open() {
    books = SqlBooks.open(folder);
    feed = new SqlPointsFeed(books.database(), SqlBooks.TENANT);
  }

  @AfterEach
  void close() {
    books.check("after each");
    books.close();
  }

  private Recorded record(DepositRow deposit) {
    return books.database().write(tx -> new SqlDepositBook().record(tx, deposit));
  }

  private AwardPoints awards(Pseudonyms secrets) {
    return new AwardPoints(
        books.database(), Tariff.shipped(), secrets, random, (_, keys) -> heard.addAll(keys));
  }

  private int award() {
    return awards(pseudonyms).awardDue(AwardPoints.GROUP_MAX, LATER);
  }

  @Test
  void a_deposit_becomes_an_award_in_the_feed() {
    record(deposit("bin-1", 1, "glass", 420, "04A1"));

    assertThat(award()).isEqualTo(1);

    // 420 g x 320 points/kg and 420 g x 326 g CO2e/kg
    assertThat(feed.latest(10))
        .containsExactly(
            new AwardedDeposit(
                "bin-1",
                "glass",
                Outcome.RECYCLE,
                420,
                new MilliPoints(134_400),
                new MilligramsCo2e(136_920),
                NOON,
                LATER));
    assertThat(feed.balances(PlainPseudonyms.walletOfCard("04A1")))
        .isEqualTo(
            new Balances(
                MilliPoints.ZERO,
                new MilliPoints(134_400),
                MilligramsCo2e.ZERO,
                new MilligramsCo2e(136_920)));
    assertThat(heard).containsExactly(new DepositKey(SqlBooks.TENANT, "bin-1", 0x9f3c, 1));
  }

  @Test
  void awarding_again_changes_nothing() {
    var deposit = deposit("bin-1", 1, "glass", 420, "04A1");
    record(deposit);
    award();

    assertThat(record(deposit)).isEqualTo(Recorded.REPLAYED);
    assertThat(award()).isZero();

    assertThat(books.number("SELECT COUNT(*) FROM posting")).isEqualTo(4);
    assertThat(feed.latest(10)).hasSize(1);
  }

  @Test
  void two_cards_have_two_wallets_and_one_card_has_one() {
    record(deposit("bin-1", 1, "glass", 1_000, "A"));
    record(deposit("bin-2", 1, "glass", 2_000, "A"));
    record(deposit("bin-1", 2, "glass", 4_000, "B"));
    award();

    assertThat(pending("A")).isEqualTo(new MilliPoints(960_000));
    assertThat(pending("B")).isEqualTo(new MilliPoints(1_280_000));
  }

  private MilliPoints pending(String card) {
    return feed.balances(PlainPseudonyms.walletOfCard(card)).pending();
  }

  @Test
  void without_a_card_the_bins_community_is_awarded() {
    record(deposit("bin-1", 1, "glass", 1_000, ""));
    award();
    record(deposit("bin-1", 2, "glass", 2_000, ""));
    record(deposit("bin-2", 1, "glass", 4_000, ""));
    award();

    assertThat(
            books.rows(
                """
                SELECT c.bin, a.posted FROM community_wallet c
                JOIN account a ON a.wallet = c.wallet WHERE a.asset = 'PTS' ORDER BY c.bin\
                """))
        .extracting(row -> row.get("bin") + " " + row.get("posted"))
        .containsExactly("bin-1 960000", "bin-2 1280000");
  }

  @Test
  void a_card_that_cannot_be_read_leaves_a_note_and_its_seal_and_blocks_nobody() {
    var plain = deposit("bin-1", 1, "glass", 1_000, "A");
    var unreadable =
        new DepositRow(
            plain.key(),
            plain.payloadSha(),
            plain.times(),
            new Presence(
                77, Optional.of(new SealedCard(9, Octets.of(new byte[48]))), Optional.empty()),
            plain.load());
    record(unreadable);
    record(deposit("bin-1", 2, "glass", 1_000, "B"));
    award();

    assertThat(pending("B")).isEqualTo(new MilliPoints(320_000));
    assertThat(pending("A")).isEqualTo(MilliPoints.ZERO);
    assertThat(books.rows("SELECT seq, note, length(card_seal) AS seal FROM deposit ORDER BY seq"))
        .extracting(row -> row.get("seq") + " " + row.get("note") + " " + row.get("seal"))
        .containsExactly(
            "1 the card could not be read, awarded to the bin's community: it is sealed to key 9,"
                + " which is unknown 48",
            "2 null null");
    assertThat(feed.latest(10)).hasSize(2);
  }

  @Test
  void an_implausible_deposit_is_held_with_a_reason_and_paid_to_nobody() {
    record(deposit("bin-1", 1, "glass", 200_001, "A"));
    record(deposit("bin-1", 2, "glass", 0, ""));
    award();

    assertThat(books.rows("SELECT state, note, wallet FROM deposit ORDER BY seq"))
        .extracting(row -> row.get("state") + " " + row.get("note") + " " + row.get("wallet"))
        .containsExactly(
            "held net weight 200001 g is outside 1..200000 g null",
            "held net weight 0 g is outside 1..200000 g null");
    assertThat(feed.latest(10)).isEmpty();
    assertThat(books.number("SELECT COUNT(*) FROM posting")).isZero();
    assertThat(heard).isEmpty();
  }

  @Test
  void an_unknown_material_is_in_the_feed_with_nothing_and_a_note_for_the_planner() {
    record(deposit("bin-1", 1, "gold", 420, "A"));
    award();

    assertThat(feed.latest(1))
        .extracting(AwardedDeposit::points, AwardedDeposit::avoided)
        .containsExactly(tuple(MilliPoints.ZERO, MilligramsCo2e.ZERO));
    assertThat(books.rows("SELECT note FROM deposit").getFirst().get("note"))
        .isEqualTo(
            "rule set sample-1 has no rate for gold, recycle; no factor published for gold,"
                + " recycle");
    assertThat(books.number("SELECT COUNT(*) FROM txn")).isZero();
  }

  @Test
  void another_payload_under_a_key_raises_one_alarm_and_changes_nothing() {
    record(deposit("bin-1", 1, "glass", 420, "A"));
    award();

    var forged = deposit("bin-1", 1, "glass", 4_200, "B");
    assertThat(record(forged)).isEqualTo(Recorded.CONFLICTING);
    assertThat(record(forged)).isEqualTo(Recorded.CONFLICTING);
    award();

    assertThat(pending("A")).isEqualTo(new MilliPoints(134_400));
    assertThat(pending("B")).isEqualTo(MilliPoints.ZERO);
    assertThat(books.rows("SELECT bin, seq FROM deposit_alarm")).hasSize(1);
  }

  @Test
  void a_posted_key_outlives_its_deposit_row() {
    record(deposit("bin-1", 1, "glass", 420, "A"));
    award();
    books
        .database()
        .write(tx ->
            tx.handle().execute("DELETE FROM deposit")
                + tx.handle().execute("DELETE FROM deposit_total"));

    record(deposit("bin-1", 1, "glass", 420, "A"));
    award();
    assertThat(pending("A")).isEqualTo(new MilliPoints(134_400));
    books.check("the same payload again");

    books
        .database()
        .write(tx ->
            tx.handle().execute("DELETE FROM deposit")
                + tx.handle().execute("DELETE FROM deposit_total"));
    var other = deposit("bin-1", 1, "glass", 421, "A");
    record(other);
    award();

    assertThat(pending("A")).isEqualTo(new MilliPoints(134_400));
    assertThat(books.rows("SELECT state, note FROM deposit").getFirst())
        .containsEntry("state", "quarantined")
        .containsEntry("note", "its key was posted before for another payload");
    assertThat(books.rows("SELECT seq FROM deposit_alarm")).hasSize(1);
    assertThat(feed.latest(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void a_group_that_fails_midway_leaves_nothing_and_is_awarded_whole_afterwards(int failing) {
    for (var seq = 1; seq <= 7; seq++) {
      record(deposit("bin-1", seq, "glass", 100, "card-" + seq));
    }

    assertThatThrownBy(() -> awards(failingAt(failing)).awardDue(10, LATER))
        .hasMessage("the power went");
    assertThat(books.number("SELECT COUNT(*) FROM txn")).isZero();
    assertThat(heard).hasSize(0);
    books.check("after the failure");

    assertThat(award()).isEqualTo(7);
    assertThat(feed.latest(10)).hasSize(7);
  }

  @Test
  void two_bridges_that_saw_the_same_deposits_award_them_once() {
    record(deposit("bin-1", 1, "glass", 420, "A"));
    record(deposit("bin-1", 2, "glass", 420, ""));
    var slower = awards(new Watched(pseudonyms, this::award, () -> {}));

    assertThat(slower.awardDue(10, LATER)).isEqualTo(2);

    assertThat(pending("A")).isEqualTo(new MilliPoints(134_400));
    assertThat(heard).hasSize(2);
    assertThat(books.number("SELECT SUM(deposits) FROM deposit_total")).isEqualTo(2);
  }

  private Pseudonyms failingAt(int call) {
    var calls = new AtomicInteger();
    return new Watched(
        pseudonyms,
        () -> {},
        () -> {
          if (calls.incrementAndGet() == call) {
            throw new IllegalStateException("the power went");
          }
        });
  }

  /** Lets something happen before each opening of a seal and each look for a card's wallet. */
  private record Watched(Pseudonyms pseudonyms, Runnable beforeOpen, Runnable beforeWallet)
      implements Pseudonyms {
    @Override
    public String tenant() {
      return pseudonyms.tenant();
    }

    @Override
    public Opening open(DepositRow deposit) {
      beforeOpen.run();
      return pseudonyms.open(deposit);
    }

    @Override
    public WalletId walletOf(Transaction transaction, CardMark mark) {
      beforeWallet.run();
      return pseudonyms.walletOf(transaction, mark);
    }

    @Override
    public Octets idem(String text) {
      return pseudonyms.idem(text);
    }
  }

  @Test
  void groups_are_bounded_and_the_longest_waiting_goes_first() {
    for (var seq = 1; seq <= 5; seq++) {
      record(deposit("bin-1", seq, "glass", 100 * seq, ""));
    }
    var awards = awards(pseudonyms);

    assertThat(awards.awardDue(2, LATER)).isEqualTo(2);
    assertThat(feed.latest(10)).extracting(AwardedDeposit::netGrams).containsExactly(200, 100);
    assertThat(awards.awardDue(2, LATER.plusSeconds(1))).isEqualTo(2);
    assertThat(awards.awardDue(2, LATER.plusSeconds(2))).isEqualTo(1);
    assertThat(awards.awardDue(2, LATER.plusSeconds(3))).isZero();

    assertThat(feed.latest(3)).extracting(AwardedDeposit::netGrams).containsExactly(500, 400, 300);
    assertThat(feed.totals())
        .containsExactly(
            new MaterialTotal(
                "glass", 5, 1_500, new MilliPoints(480_000), new MilligramsCo2e(489_000)));
    assertThatThrownBy(() -> awards.awardDue(0, LATER)).hasMessageContaining("1..1000");
    assertThatThrownBy(() -> awards.awardDue(1_001, LATER)).hasMessageContaining("1..1000");
    assertThatThrownBy(() -> feed.latest(0)).hasMessageContaining("1..500");
    assertThatThrownBy(() -> feed.latest(501)).hasMessageContaining("1..500");
    assertThat(feed.latest(500)).hasSize(5);
  }

  @Test
  void the_journal_names_no_bin_and_the_feed_no_wallet() {
    record(deposit("bin-secret", 1, "glass", 420, "A"));
    award();

    assertThat(books.rows("SELECT * FROM txn").toString()).doesNotContain("bin-secret");
    assertThat(books.rows("SELECT * FROM posting").toString()).doesNotContain("bin-secret");
    assertThat(feed.latest(1).toString())
        .doesNotContain(PlainPseudonyms.walletOfCard("A").toString());
  }
}
