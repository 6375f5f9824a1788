package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Deposits for tests. */
final class Deposits {
  static final Instant NOON = Instant.parse("2026-06-05T12:00:00Z");

  private Deposits() {}

  /** A deposit of recycled material at noon; the card's number, or empty for nobody. */
  static DepositRow deposit(String bin, long seq, String material, int netGrams, String card) {
    var presence =
        new Presence(
            77,
            card.isEmpty() ? Optional.empty() : Optional.of(PlainPseudonyms.card(card)),
            Optional.empty());
    return new DepositRow(
        new DepositKey(SqlBooks.TENANT, bin, 0x9f3cL, seq),
        PlainPseudonyms.sha256(material + netGrams + card),
        new DepositTimes(NOON, TimeQuality.SYNCED, NOON.plusSeconds(seq)),
        presence,
        new Load(material, Outcome.RECYCLE, 0, netGrams, 1_000, 1_000 + netGrams, 5));
  }
}
