package io.lucidbins.bridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.carbon.MilligramsCo2e;
import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.points.AwardListener;
import io.lucidbins.bridge.points.AwardedDeposit;
import io.lucidbins.bridge.points.DepositKey;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.bridge.points.DepositTimes;
import io.lucidbins.bridge.points.Load;
import io.lucidbins.bridge.points.MilliPoints;
import io.lucidbins.bridge.points.Octets;
import io.lucidbins.bridge.points.Points;
import io.lucidbins.bridge.points.Presence;
import io.lucidbins.bridge.points.Pseudonyms.Opening;
import io.lucidbins.bridge.points.SealedCard;
import io.lucidbins.bridge.points.SqlDepositBook;
import io.lucidbins.bridge.points.TimeQuality;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Seal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets, cards, deposits, awards and feed together, as the bridge wires them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PointsTest {
  private static final Instant NOON = Instant.parse("2026-06-05T12:00:00Z");

  /** More than one group of the award loop. */
  private static final int LEFT = 260;

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore awarded = new Semaphore(0);

  private Database database() {
    return Database.open(StoreSettings.file(folder.resolve("bridge.db")), System::nanoTime);
  }

  private Cards cards() {
    return new Cards("town", SecretsFile.open(folder, random), random);
  }

  private Points points(Database database, Cards cards) {
    AwardListener listener =
        (tx, deposits) -> tx.afterCommit(() -> awarded.release(deposits.size()));
    return Points.start(database, cards, random, InstantSource.fixed(NOON), listener);
  }

  private void awaitAwards(int count) throws InterruptedException {
    assertThat(awarded.tryAcquire(count, 120, TimeUnit.SECONDS)).isTrue();
  }

  /** As a bin seals it: to the public key that the bridge printed. */
  private DepositRow deposit(long seq, int netGrams, byte... uid) {
    var key = SecretsFile.open(folder, random).keyPair().publicKey();
    var sealed = Seal.sealCard(key, uid, new BinId("bin-1"), seq, random);
    var card = new SealedCard(sealed.keyId(), Octets.of(sealed.bytes().toArray()));
    return new DepositRow(
        new DepositKey("town", "bin-1", -5, seq),
        Octets.of(new byte[32]),
        new DepositTimes(NOON, TimeQuality.RECOVERED, NOON.plusSeconds(seq)),
        new Presence(seq, Optional.of(card), Optional.empty()),
        new Load("pet", Outcome.RECYCLE, 0, netGrams, 0, netGrams, 9));
  }

  @Test
  void a_sealed_card_and_its_deposits_become_points_in_one_wallet() throws Exception {
    var cards = cards();
    try (var database = database();
        var points = points(database, cards)) {
      database.write(tx -> points.deposits().record(tx, deposit(1, 30, (byte) 4, (byte) 5)));
      awaitAwards(1);
      database.write(tx -> points.deposits().record(tx, deposit(2, 70, (byte) 4, (byte) 5)));
      awaitAwards(1);

      // 30 g and 70 g of PET at 1,100 points/kg and 1,164 g CO2e/kg
      assertThat(points.feed().latest(5))
          .extracting(AwardedDeposit::points)
          .containsExactly(new MilliPoints(77_000), new MilliPoints(33_000));
      var mark = ((Opening.Opened) cards.open(deposit(3, 1, (byte) 4, (byte) 5))).mark();
      var wallet = database.write(tx -> cards.walletOf(tx, mark));
      assertThat(points.feed().balances(wallet).pending()).isEqualTo(new MilliPoints(110_000));
      assertThat(points.feed().balances(wallet).avoidedPending())
          .isEqualTo(new MilligramsCo2e(116_400));
    }
  }

  @Test
  void what_an_earlier_life_left_is_awarded_at_the_start() throws Exception {
    try (var database = database()) {
      // each 10 g of PET at 1,100 points/kg
      for (var seq = 1; seq <= LEFT; seq++) {
        var deposit = deposit(seq, 10, (byte) (seq % 7));
        var _ = database.submit(tx -> new SqlDepositBook().record(tx, deposit));
      }
    }
    try (var database = database();
        var points = points(database, cards())) {
      awaitAwards(LEFT);

      assertThat(points.feed().totals())
          .singleElement()
          .satisfies(total -> {
            assertThat(total.deposits()).isEqualTo(LEFT);
            assertThat(total.points()).isEqualTo(new MilliPoints(LEFT * 11_000L));
          });
    }
    assertThat(awarded.availablePermits()).isZero();
  }
}
