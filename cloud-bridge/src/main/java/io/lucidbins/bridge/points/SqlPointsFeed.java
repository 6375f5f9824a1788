package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.MilligramsCo2e;
import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The feed in SQL, for one tenant. */
public final class SqlPointsFeed implements PointsFeed {
  private static final String LATEST =
      """
      SELECT bin, material, outcome, net_g, points_milli, co2e_mg, event_at, time_quality, recv_at,
        awarded_at
      FROM deposit WHERE tenant = :tenant AND awarded_at IS NOT NULL
      ORDER BY awarded_at DESC, event_at DESC, bin, stream, seq DESC LIMIT :count\
      """;

  private static final String TOTALS =
      """
      SELECT material, SUM(deposits), SUM(net_g), SUM(points_milli), SUM(co2e_mg)
      FROM deposit_total WHERE tenant = :tenant GROUP BY material ORDER BY material\
      """;

  private static final String BALANCE =
      """
      SELECT posted FROM account
      WHERE tenant = :tenant AND wallet = :wallet AND kind = :kind AND asset = :asset\
      """;

  private final Database database;
  private final String tenant;

  public SqlPointsFeed(Database database, String tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  @Override
  public List<AwardedDeposit> latest(int count) {
    if (count < 1 || count > LATEST_MAX) {
      throw new IllegalArgumentException("ask for 1.." + LATEST_MAX + " awards, not " + count);
    }
    return database.read(tx ->
        tx.handle()
            .createQuery(LATEST)
            .bind("tenant", tenant)
            .bind("count", count)
            .map(SqlPointsFeed::award)
            .list());
  }

  private static AwardedDeposit award(ResultSet row, StatementContext context) throws SQLException {
    var times =
        new DepositTimes(
            Instant.ofEpochMilli(row.getLong(7)),
            TimeQuality.valueOf(row.getString(8)),
            Instant.ofEpochMilli(row.getLong(9)));
    return new AwardedDeposit(
        row.getString(1),
        row.getString(2),
        Outcome.ofCode(row.getString(3)).orElseThrow(),
        row.getInt(4),
        new MilliPoints(row.getLong(5)),
        new MilligramsCo2e(row.getLong(6)),
        times.effectiveAt(),
        Instant.ofEpochMilli(row.getLong(10)));
  }

  @Override
  public List<MaterialTotal> totals() {
    return database.read(tx ->
        tx.handle()
            .createQuery(TOTALS)
            .bind("tenant", tenant)
            .map((row, _) ->
                new MaterialTotal(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    new MilliPoints(row.getLong(4)),
                    new MilligramsCo2e(row.getLong(5))))
            .list());
  }

  @Override
  public Balances balances(WalletId wallet) {
    return database.read(tx ->
        new Balances(
            new MilliPoints(balance(tx, wallet, AccountKind.WALLET, Asset.PTS)),
            new MilliPoints(balance(tx, wallet, AccountKind.PENDING, Asset.PTS)),
            new MilligramsCo2e(balance(tx, wallet, AccountKind.WALLET, Asset.MGCO2E)),
            new MilligramsCo2e(balance(tx, wallet, AccountKind.PENDING, Asset.MGCO2E))));
  }

  private long balance(Transaction tx, WalletId wallet, AccountKind kind, Asset asset) {
    return tx.handle()
        .createQuery(BALANCE)
        .bind("tenant", tenant)
        .bind("wallet", wallet.bytes())
        .bind("kind", kind.code())
        .bind("asset", asset.name())
        .mapTo(long.class)
        .findOne()
        .orElse(0L);
  }
}
