package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Hello;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tables {@code run} and {@code identity_alarm}; a Hello is rare, so by Jdbi. */
final class SqlHellos {
  /** Runs remembered for each bin; two cards that alternate need two. */
  static final int MAX_RUNS = 8;

  private final String tenant;

  SqlHellos(String tenant) {
    this.tenant = tenant;
  }

  /** Follows the run ids; when two of them have each come back, two cards share the identity. */
  void noteRun(Transaction tx, BinId bin, Hello hello, Instant now) {
    var known = run(tx, bin, hello);
    var newest = newest(tx, bin);
    if (known == null) {
      put(tx, bin, hello, newest == null ? 1 : newest.heard() + 1, 0);
      forgetOldRuns(tx, bin);
    } else if (known.nonce().equals(hello.nonce().toString())) {
      // The same Hello, brought once more by the broker or the bin: it proves nothing.
      return;
    } else if (newest == null || newest.run().equals(known.run())) {
      put(tx, bin, hello, known.heard(), known.returns());
    } else {
      put(tx, bin, hello, newest.heard() + 1, known.returns() + 1);
      if (newest.returns() > 0) {
        alarm(tx, bin, newest.run(), known.run(), now);
      }
    }
  }

  private record Run(String run, String nonce, long heard, int returns) {}

  private @Nullable Run run(Transaction tx, BinId bin, Hello hello) {
    // A run id prints as hex digits only, so it needs no binding.
    return find(tx, bin, "AND run = '" + hello.run() + "'");
  }

  private @Nullable Run newest(Transaction tx, BinId bin) {
    return find(tx, bin, "ORDER BY heard DESC LIMIT 1");
  }

  private @Nullable Run find(Transaction tx, BinId bin, String rest) {
    return tx.handle()
        .createQuery(
            "SELECT run, nonce, heard, returns FROM run WHERE tenant = ? AND bin = ? " + rest)
        .bind(0, tenant)
        .bind(1, bin.toString())
        .map((row, _) ->
            new Run(
                row.getString("run"),
                row.getString("nonce"),
                row.getLong("heard"),
                row.getInt("returns")))
        .findOne()
        .orElse(null);
  }

  private void put(Transaction tx, BinId bin, Hello hello, long heard, int returns) {
    tx.handle()
        .execute(
            """
            INSERT INTO run (tenant, bin, run, nonce, heard, returns) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant, bin, run) DO UPDATE SET
              nonce = excluded.nonce, heard = excluded.heard, returns = excluded.returns
            """,
            tenant,
            bin.toString(),
            hello.run().toString(),
            hello.nonce().toString(),
            heard,
            returns);
  }

  private void forgetOldRuns(Transaction tx, BinId bin) {
    tx.handle()
        .execute(
            """
            DELETE FROM run WHERE tenant = ? AND bin = ?
              AND heard <= (SELECT max(heard) FROM run r WHERE r.tenant = run.tenant AND r.bin = run.bin) - ?
            """,
            tenant,
            bin.toString(),
            MAX_RUNS);
  }

  private void alarm(Transaction tx, BinId bin, String one, String other, Instant now) {
    boolean ordered = one.compareTo(other) < 0;
    tx.handle()
        .execute(
            """
            INSERT INTO identity_alarm (tenant, bin, run_a, run_b, times, first_ms, last_ms)
            VALUES (?, ?, ?, ?, 1, ?, ?)
            ON CONFLICT (tenant, bin, run_a, run_b) DO UPDATE SET
              times = identity_alarm.times + 1, last_ms = excluded.last_ms
            """,
            tenant,
            bin.toString(),
            ordered ? one : other,
            ordered ? other : one,
            now.toEpochMilli(),
            now.toEpochMilli());
  }
}
