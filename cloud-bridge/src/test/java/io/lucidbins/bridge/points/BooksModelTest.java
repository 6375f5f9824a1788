package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.points.DepositBook.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random deliveries, awards and power cuts on the real books and on maps. Each seed repeats a run;
 * {@code -Dseed=N} replays one.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BooksModelTest {
  private static final int STEPS = 80;
  private static final List<String> MATERIALS =
      List.of("glass", "pet", "ldpe", "aluminium-can", "gold", "corrugated");

  @TempDir private Path folder;
  private final Map<DepositKey, DepositRow> first = new LinkedHashMap<>();
  private final Set<String> alarms = new HashSet<>();
  private final List<String> actions = new ArrayList<>();
  private int cuts;

  static LongStream seeds() {
    var given = Long.getLong("seed");
    return given == null ? LongStream.rangeClosed(1, 4) : LongStream.of(given);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_deliveries_in_any_order_with_power_cuts_pay_each_deposit_once(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var books = SqlBooks.open(folder.resolve("run-0"));
    try {
      for (var step = 0; step < STEPS; step++) {
        books = step(books, random);
        books.check("seed " + seed + ", " + actions);
      }
      while (awards(books, random).awardDue(AwardPoints.GROUP_MAX, Deposits.NOON) > 0) {
        actions.add("award the rest");
      }
      books.check("seed " + seed + ", " + actions);

      assertThat(balances(books)).as("seed %d, %s", seed, actions).isEqualTo(expected());
      assertThat(books.number("SELECT COUNT(*) FROM deposit_alarm"))
          .as("seed %d, %s", seed, actions)
          .isEqualTo(alarms.size());
      assertThat(cuts).as("seed %d: the run has power cuts", seed).isPositive();
    } finally {
      books.close();
    }
  }

  private SqlBooks step(SqlBooks books, RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> deliver(books, fresh(random));
      case 4, 5 -> deliver(books, again(random));
      case 6 -> deliver(books, forged(random));
      case 7, 8 -> award(books, random);
      default -> cutPower(books);
    };
  }

  private DepositRow fresh(RandomGenerator random) {
    var card = random.nextInt(4);
    return Deposits.deposit(
        "bin-" + random.nextInt(3),
        1 + random.nextInt(60),
        MATERIALS.get(random.nextInt(MATERIALS.size())),
        random.nextInt(12) == 0 ? 200_000 + random.nextInt(3) : random.nextInt(3_000),
        card == 0 ? "" : "card-" + card);
  }

  private DepositRow again(RandomGenerator random) {
    return first.isEmpty()
        ? fresh(random)
        : List.copyOf(first.values()).get(random.nextInt(first.size()));
  }

  private DepositRow forged(RandomGenerator random) {
    var original = again(random).key();
    return Deposits.deposit(original.bin(), original.seq(), "pet", 50_000, "thief");
  }

  private SqlBooks deliver(SqlBooks books, DepositRow deposit) {
    actions.add("deliver " + deposit.key() + " " + deposit.load().netGrams() + " g");
    var stands = first.putIfAbsent(deposit.key(), deposit);

    var recorded = books.database().write(tx -> new SqlDepositBook().record(tx, deposit));

    if (stands == null) {
      assertThat(recorded).as("%s", actions).isEqualTo(Recorded.NEW);
    } else if (stands.payloadSha().equals(deposit.payloadSha())) {
      assertThat(recorded).as("%s", actions).isEqualTo(Recorded.REPLAYED);
    } else {
      assertThat(recorded).as("%s", actions).isEqualTo(Recorded.CONFLICTING);
      alarms.add(deposit.key() + " " + deposit.payloadSha());
    }
    return books;
  }

  private SqlBooks award(SqlBooks books, RandomGenerator random) {
    var limit = 1 + random.nextInt(20);
    actions.add("award up to " + limit);
    awards(books, random).awardDue(limit, Deposits.NOON.plusSeconds(actions.size()));
    return books;
  }

  private static AwardPoints awards(SqlBooks books, RandomGenerator random) {
    return new AwardPoints(
        books.database(),
        Tariff.shipped(),
        new PlainPseudonyms(SqlBooks.TENANT),
        random,
        AwardListener.NONE);
  }

  /** What is on the disk at this commit is all that the next life has. */
  private SqlBooks cutPower(SqlBooks books) {
    actions.add("cut the power");
    var next = folder.resolve("run-" + ++cuts);
    try {
      Files.createDirectories(next);
      for (var name : List.of("bridge.db", "bridge.db-wal")) {
        var file = folder.resolve("run-" + (cuts - 1)).resolve(name);
        if (Files.exists(file)) {
          Files.copy(file, next.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    books.close();
    return SqlBooks.open(next);
  }

  /** Pending amounts by wallet and asset, as the maps say. */
  private Map<String, Long> expected() {
    var expected = new HashMap<String, Long>();
    for (var deposit : first.values()) {
      var load = deposit.load();
      var decision =
          Award.of(
              load,
              deposit.times().effectiveAt(),
              Tariff.shipped().rules(),
              Tariff.shipped().factors());
      if (decision instanceof Decision.Granted granted) {
        var owner =
            deposit
                .presence()
                .card()
                .map(card -> PlainPseudonyms.walletOf(card).toString())
                .orElse(deposit.key().bin());
        add(expected, owner + " PTS", granted.points().value());
        add(expected, owner + " MGCO2E", granted.carbon().value());
      }
    }
    return expected;
  }

  private static void add(Map<String, Long> balances, String account, long amount) {
    if (amount > 0) {
      balances.merge(account, amount, Math::addExact);
    }
  }

  private static Map<String, Long> balances(SqlBooks books) {
    var sql =
        """
        SELECT COALESCE(c.bin, lower(hex(a.wallet))) || ' ' || a.asset AS account, a.posted
        FROM account a LEFT JOIN community_wallet c
        ON c.tenant = a.tenant AND c.wallet = a.wallet WHERE a.kind = 'pending'\
        """;
    return books
        .database()
        .read(tx ->
            tx.handle().createQuery(sql).map((row, _) -> row(row)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Map.Entry<String, Long> row(ResultSet row) throws SQLException {
    return Map.entry(row.getString(1), row.getLong(2));
  }
}
