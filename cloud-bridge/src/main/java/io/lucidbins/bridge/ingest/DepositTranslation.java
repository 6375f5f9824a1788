package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.points.DepositKey;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.bridge.points.DepositTimes;
import io.lucidbins.bridge.points.Load;
import io.lucidbins.bridge.points.Octets;
import io.lucidbins.bridge.points.Presence;
import io.lucidbins.bridge.points.SealedCard;
import io.lucidbins.bridge.points.TimeQuality;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.RecordCodec;
import io.lucidbins.device.Stamp;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** A deposit of the wire as a row of {@code points}, which does not know the wire. */
final class DepositTranslation {
  private DepositTranslation() {}

  static DepositRow row(DepositKey key, Deposit deposit, Instant receivedAt) {
    return new DepositRow(
        key,
        payloadSha(deposit),
        times(deposit.stamp(), receivedAt),
        presence(deposit),
        load(deposit));
  }

  /** Wall time and certainty may differ between two sends of one record, so they are left out. */
  private static Octets payloadSha(Deposit deposit) {
    var timeless = deposit.withStamp(deposit.stamp().withoutWallTime());
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return Octets.of(sha.digest(RecordCodec.encode(timeless)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static DepositTimes times(Stamp stamp, Instant receivedAt) {
    var quality =
        switch (stamp.certainty()) {
          case SYNCED -> TimeQuality.SYNCED;
          case RECOVERED -> TimeQuality.RECOVERED;
          case ESTIMATED -> TimeQuality.ESTIMATED;
        };
    return new DepositTimes(Instant.ofEpochMilli(stamp.wallMs()), quality, receivedAt);
  }

  private static Presence presence(Deposit deposit) {
    return new Presence(
        deposit.session(),
        deposit
            .credential()
            .map(card -> new SealedCard(card.keyId(), Octets.of(card.bytes().toArray()))),
        deposit.claim().map(claim -> Octets.of(claim.sha256().toArray())));
  }

  private static Load load(Deposit deposit) {
    var outcome =
        switch (deposit.outcome()) {
          case REUSE -> Outcome.REUSE;
          case RECYCLE -> Outcome.RECYCLE;
          case COMPOST -> Outcome.COMPOST;
        };
    return new Load(
        deposit.material().code(),
        outcome,
        deposit.flap(),
        deposit.netGrams(),
        deposit.evidence().beforeGrams(),
        deposit.evidence().afterGrams(),
        deposit.evidence().levelChangeMm());
  }
}
