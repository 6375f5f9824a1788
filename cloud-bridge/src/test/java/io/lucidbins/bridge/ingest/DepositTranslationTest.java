package io.lucidbins.bridge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.points.DepositKey;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.Stamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DepositTranslationTest {
  private static final DepositKey KEY = new DepositKey("main", "glass-17", 7, 3);
  private static final Deposit DEPOSIT = Batches.deposit(3);
  private static final Stamp STAMP = DEPOSIT.stamp();

  @Test
  void the_hash_leaves_out_what_may_differ_between_two_sends_of_one_deposit() {
    var later = DEPOSIT.withStamp(STAMP.believed(STAMP.wallMs() + 86_400_000, Certainty.SYNCED));
    var surer = DEPOSIT.withStamp(STAMP.believed(STAMP.wallMs(), Certainty.RECOVERED));

    assertThat(row(later).payloadSha()).isEqualTo(row(DEPOSIT).payloadSha());
    assertThat(row(surer).payloadSha()).isEqualTo(row(DEPOSIT).payloadSha());
  }

  @Test
  void the_hash_tells_deposits_apart() {
    var oneMsLater =
        new Stamp(STAMP.boot(), STAMP.monotonicMs() + 1, STAMP.wallMs(), STAMP.certainty());

    assertThat(row(DEPOSIT.withStamp(oneMsLater)).payloadSha())
        .isNotEqualTo(row(DEPOSIT).payloadSha());
    assertThat(row(Batches.deposit(4)).payloadSha()).isNotEqualTo(row(DEPOSIT).payloadSha());
  }

  private static DepositRow row(Deposit deposit) {
    return DepositTranslation.row(KEY, deposit, Instant.EPOCH);
  }
}
