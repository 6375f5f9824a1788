package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.points.Ledger.Posted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SqlLedgerTest {
  private static final WalletId WALLET = new WalletId(1, 2);

  @TempDir private Path folder;
  private final Ledger ledger = new SqlLedger();
  private SqlBooks books;

  @BeforeEach
  void open() {
    books = SqlBooks.open(folder);
  }

  @AfterEach
  void close() {
    books.close();
  }

  private static TxnHead head(String key, String payload) {
    return new TxnHead(
        TxnKind.AWARD,
        PlainPseudonyms.sha256(key),
        PlainPseudonyms.sha256(payload),
        Deposits.NOON,
        Optional.of("sample-1"),
        Optional.empty(),
        Octets.of(new byte[TxnHead.SALT_BYTES]));
  }

  private static LedgerTxn award(String key, String payload, long amount) {
    var to = new Leg(AccountKind.PENDING, Asset.PTS, amount);
    return LedgerTxn.move(SqlBooks.TENANT, WALLET, head(key, payload), to, AccountKind.ISSUER);
  }

  private static LedgerTxn spend(String key, long amount) {
    var from = new Leg(AccountKind.PENDING, Asset.PTS, -amount);
    var to = new Leg(AccountKind.WALLET, Asset.PTS, amount);
    return new LedgerTxn(SqlBooks.TENANT, WALLET, head(key, key), List.of(from, to));
  }

  private Posted post(LedgerTxn txn) {
    return books.database().write(tx -> ledger.post(tx, txn, Deposits.NOON));
  }

  private MilliPoints pending() {
    return new SqlPointsFeed(books.database(), SqlBooks.TENANT).balances(WALLET).pending();
  }

  @Test
  void a_key_is_posted_once() {
    assertThat(post(award("k", "p", 500))).isEqualTo(Posted.APPLIED);
    assertThat(post(award("k", "p", 500))).isEqualTo(Posted.REPLAYED);
    assertThat(post(award("k2", "p", 70))).isEqualTo(Posted.APPLIED);

    assertThat(pending()).isEqualTo(new MilliPoints(570));
    books.check("a key is posted once");
  }

  @Test
  void another_payload_under_a_key_changes_nothing() {
    post(award("k", "p", 500));

    assertThat(post(award("k", "other", 900))).isEqualTo(Posted.CONFLICTING);

    assertThat(pending()).isEqualTo(new MilliPoints(500));
    assertThat(books.number("SELECT COUNT(*) FROM posting")).isEqualTo(2);
  }

  @Test
  void a_refused_key_is_free_again_after_funding() {
    post(award("k", "p", 500));

    assertThatThrownBy(() -> post(spend("s", 501)))
        .isInstanceOf(InsufficientFundsException.class)
        .hasMessageContaining("cannot give 501 of PTS");
    assertThat(books.number("SELECT COUNT(*) FROM txn")).isEqualTo(1);
    post(award("k2", "p", 1));

    assertThat(post(spend("s", 501))).isEqualTo(Posted.APPLIED);
    assertThat(pending()).isEqualTo(MilliPoints.ZERO);
    books.check("a refused key is free again");
  }

  @Test
  void sixty_four_threads_with_one_key_post_once() throws Exception {
    var go = new CountDownLatch(1);
    var posted = new ArrayList<Posted>();
    try (var threads = Executors.newFixedThreadPool(64)) {
      var attempts = new ArrayList<Callable<Posted>>();
      for (var i = 0; i < 64; i++) {
        attempts.add(() -> {
          go.await();
          return post(award("k", "p", 500));
        });
      }
      var futures = attempts.stream().map(threads::submit).toList();
      go.countDown();
      for (var future : futures) {
        posted.add(future.get());
      }
    }

    assertThat(posted).containsOnlyOnce(Posted.APPLIED).doesNotContain(Posted.CONFLICTING);
    assertThat(posted).hasSize(64);
    assertThat(pending()).isEqualTo(new MilliPoints(500));
    assertThat(books.number("SELECT COUNT(*) FROM posting")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE posting SET amount = amount + 1,a posting is never changed",
    "DELETE FROM posting,a posting is never deleted",
    "UPDATE txn SET kind = 'x',a ledger transaction is never changed",
    "DELETE FROM txn,a ledger transaction is never deleted",
    "UPDATE rule SET rate_milli_per_kg = 1,a rule is never changed",
    "DELETE FROM rule,a rule is never deleted",
    "UPDATE factor SET g_per_kg = 1,a factor is never changed",
    "DELETE FROM factor,a factor is never deleted",
    "UPDATE account SET posted = -1,CHECK constraint failed",
    "UPDATE account SET held = posted + 1,CHECK constraint failed",
    "UPDATE account SET posted = 9223372036854775807 + 1,cannot store REAL value",
  })
  void the_store_itself_refuses_to_rewrite_the_books(String sql, String reason) {
    post(award("k", "p", 500));

    assertThatThrownBy(() -> books.database().write(tx -> tx.handle().execute(sql)))
        .hasMessageContaining(reason);

    books.check(sql);
    assertThat(pending()).isEqualTo(new MilliPoints(500));
  }

  @Test
  void a_second_posting_of_one_account_version_cannot_commit() {
    post(award("k", "p", 500));
    post(award("k2", "p", 500));
    var sql =
        """
        INSERT INTO posting (tenant, wallet, txn, leg, kind, asset, amount, acct_ver)
        SELECT tenant, wallet, txn, 5, kind, asset, 1, 1 FROM posting WHERE acct_ver = 2\
        """;

    assertThatThrownBy(() -> books.database().write(tx -> tx.handle().execute(sql)))
        .hasMessageContaining("UNIQUE constraint failed");
  }

  @Test
  void legs_that_do_not_balance_never_reach_the_store() {
    var gives = new Leg(AccountKind.ISSUER, Asset.PTS, -5);
    var head = head("k", "p");

    assertThatThrownBy(() -> txn(head, gives, new Leg(AccountKind.PENDING, Asset.PTS, 4)))
        .hasMessageContaining("do not sum to 0");
    assertThatThrownBy(() -> txn(head, gives, new Leg(AccountKind.PENDING, Asset.MGCO2E, 5)))
        .hasMessageContaining("moves one asset");
    assertThatThrownBy(() -> txn(head, gives, new Leg(AccountKind.ISSUER, Asset.PTS, 5)))
        .hasMessageContaining("names each account once");
    assertThatThrownBy(() -> txn(head, gives)).hasMessageContaining("2..8 legs, not 1");
    assertThatThrownBy(() -> new Leg(AccountKind.ISSUER, Asset.PTS, 0))
        .hasMessageContaining("moves nothing");
    assertThatThrownBy(() ->
            txn(
                head,
                new Leg(AccountKind.ISSUER, Asset.PTS, Long.MAX_VALUE),
                new Leg(AccountKind.PENDING, Asset.PTS, Long.MAX_VALUE),
                new Leg(AccountKind.WALLET, Asset.PTS, 2)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static LedgerTxn txn(TxnHead head, Leg... legs) {
    return new LedgerTxn(SqlBooks.TENANT, WALLET, head, List.of(legs));
  }

  @Test
  void a_changed_rule_or_factor_needs_a_new_version() {
    var shipped = Tariff.shipped();
    var rules = shipped.rules().versions().getFirst();
    var cheaper =
        new RuleSet(
            rules.version(), rules.validFrom(), rules.validTo(), rules.rules().subList(0, 3));
    var tariff = new Tariff(new RuleSets(List.of(cheaper)), shipped.factors());

    assertThatThrownBy(() -> keep(tariff))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rule set sample-1 differs");
    keep(shipped);
    assertThat(books.number("SELECT COUNT(*) FROM rule")).isEqualTo(10);
    assertThat(books.number("SELECT COUNT(*) FROM factor")).isEqualTo(34);
  }

  private void keep(Tariff tariff) {
    books
        .database()
        .write(tx -> {
          new SqlTariffBook().keep(tx, SqlBooks.TENANT, tariff);
          return true;
        });
  }
}
