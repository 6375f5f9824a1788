package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Database;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The points of one tenant, running: deposits go in at one side, awards are read at the other. */
public final class Points implements AutoCloseable {
  private final AwardLoop loop;
  private final DepositBook deposits;
  private final PointsFeed feed;

  private Points(AwardLoop loop, DepositBook deposits, PointsFeed feed) {
    this.loop = loop;
    this.deposits = deposits;
    this.feed = feed;
  }

  /**
   * Keeps the shipped rules and factors in the store and begins to award whatever waits.
   *
   * @param pseudonyms of the tenant
   * @param random for wallet ids and salts: a cryptographic one outside of tests
   * @param clock the bridge's
   * @param listener told inside each transaction that awards
   * @throws IllegalStateException if a stored rule version or factor differs from the shipped one
   */
  public static Points start(
      Database database,
      Pseudonyms pseudonyms,
      RandomGenerator random,
      InstantSource clock,
      AwardListener listener) {
    var tariff = Tariff.shipped();
    database.write(tx -> {
      new SqlTariffBook().keep(tx, pseudonyms.tenant(), tariff);
      return true;
    });
    var awards = new AwardPoints(database, tariff, pseudonyms, random, listener);
    var loop = new AwardLoop(awards, clock);
    loop.start();
    return new Points(
        loop, waking(new SqlDepositBook(), loop), new SqlPointsFeed(database, pseudonyms.tenant()));
  }

  private static DepositBook waking(DepositBook book, AwardLoop loop) {
    return (transaction, deposit) -> {
      var recorded = book.record(transaction, deposit);
      if (recorded == DepositBook.Recorded.NEW) {
        transaction.afterCommit(loop::wake);
      }
      return recorded;
    };
  }

  /** Where ingest leaves deposits; a new one is awarded soon after its commit. */
  public DepositBook deposits() {
    return deposits;
  }

  /** What was awarded. */
  public PointsFeed feed() {
    return feed;
  }

  /** Ends after the group at hand; what waits is awarded at the next start. */
  @Override
  public void close() {
    loop.close();
  }
}
