package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store with the books in it, and what has to hold for them at every commit. */
record SqlBooks(Database database) implements AutoCloseable {
  static final String TENANT = "town";

  static SqlBooks open(Path folder) {
    // Elapsed time stands still: a group then ends when nothing waits.
    var database = Database.open(StoreSettings.file(folder.resolve("bridge.db")), () -> 0);
    database.write(tx -> {
      new SqlTariffBook().keep(tx, TENANT, Tariff.shipped());
      return true;
    });
    return new SqlBooks(database);
  }

  List<Map<String, Object>> rows(String sql) {
    return database.read(tx -> tx.handle().createQuery(sql).mapToMap().list());
  }

  long number(String sql) {
    return database.read(tx -> tx.handle().createQuery(sql).mapTo(long.class).one());
  }

  /** Conservation, projection and the totals, each by a query of its own. */
  void check(String as) {
    assertThat(
            rows(
                """
                SELECT hex(txn) AS txn, SUM(amount) AS sum, COUNT(DISTINCT asset) AS assets
                FROM posting GROUP BY tenant, wallet, txn
                HAVING SUM(amount) <> 0 OR COUNT(DISTINCT asset) <> 1\
                """))
        .as("%s: each transaction sums to 0 and moves one asset", as)
        .isEmpty();
    assertThat(
            rows(
                """
                SELECT hex(t.txn) AS txn FROM txn t WHERE 2 <> (
                  SELECT COUNT(*) FROM posting p
                  WHERE p.tenant = t.tenant AND p.wallet = t.wallet AND p.txn = t.txn)\
                """))
        .as("%s: each transaction has its two legs", as)
        .isEmpty();
    assertThat(
            rows(
                """
                SELECT hex(a.wallet) AS wallet, a.kind, a.asset, a.posted, a.held, a.ver
                FROM account a LEFT JOIN (
                  SELECT tenant, wallet, kind, asset, SUM(amount) AS posted, COUNT(*) AS ver
                  FROM posting GROUP BY tenant, wallet, kind, asset) f
                ON f.tenant = a.tenant AND f.wallet = a.wallet AND f.kind = a.kind
                  AND f.asset = a.asset
                WHERE a.posted <> f.posted OR a.ver <> f.ver OR a.held <> 0 OR f.ver IS NULL\
                """))
        .as("%s: each balance is the fold of its postings", as)
        .isEmpty();
    assertThat(
            number(
                """
                SELECT COUNT(*) FROM (SELECT 1 FROM posting WHERE acct_ver IS NOT NULL
                GROUP BY tenant, wallet, kind, asset)\
                """))
        .as("%s: each guarded account has its balance row", as)
        .isEqualTo(number("SELECT COUNT(*) FROM account"));
    assertThat(rows(DEPOSITS_AGAINST_POSTINGS))
        .as("%s: what deposits say they paid is what was posted", as)
        .isEmpty();
    assertThat(
            rows(
                """
                SELECT bin, material, COUNT(*) AS deposits, SUM(net_g) AS net_g,
                  SUM(points_milli) AS points_milli, SUM(co2e_mg) AS co2e_mg
                FROM deposit WHERE awarded_at IS NOT NULL GROUP BY bin, material
                ORDER BY bin, material\
                """))
        .as("%s: the totals of the bins are those of their deposits", as)
        .isEqualTo(
            rows(
                """
                SELECT bin, material, deposits, net_g, points_milli, co2e_mg
                FROM deposit_total ORDER BY bin, material\
                """));
  }

  private static final String DEPOSITS_AGAINST_POSTINGS =
      """
      SELECT * FROM (
        SELECT hex(wallet) AS wallet, 'PTS' AS asset, SUM(points_milli) AS amount
        FROM deposit WHERE state = 'pending' GROUP BY wallet HAVING SUM(points_milli) > 0
        UNION ALL
        SELECT hex(wallet), 'MGCO2E', SUM(co2e_mg)
        FROM deposit WHERE state = 'pending' GROUP BY wallet HAVING SUM(co2e_mg) > 0
        EXCEPT
        SELECT hex(wallet), asset, -SUM(amount) FROM posting WHERE kind = 'issuer'
        GROUP BY wallet, asset)\
      """;

  @Override
  public void close() {
    database.close();
  }
}
