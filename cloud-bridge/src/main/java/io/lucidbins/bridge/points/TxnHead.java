package io.lucidbins.bridge.points;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a ledger transaction is about, apart from its amounts.
 *
 * @param idem the key under which it is posted once for ever, {@value #IDEM_BYTES} bytes
 * @param payloadSha hash of what it was made from; the same key with another hash is a conflict
 * @param effectiveAt the instant whose rules were applied
 * @param ruleVersion the earning rules, empty if none priced it
 * @param factor the row of the factor table, empty if none counted
 * @param salt {@value #SALT_BYTES} random bytes that hide the transaction in published hashes
 */
public record TxnHead(
    TxnKind kind,
    Octets idem,
    Octets payloadSha,
    Instant effectiveAt,
    Optional<String> ruleVersion,
    Optional<String> factor,
    Octets salt) {
  public static final int IDEM_BYTES = 32;
  public static final int SALT_BYTES = 16;

  /** The transaction's id within its wallet: the first half of its key. */
  Octets id() {
    return Octets.of(Arrays.copyOf(idem.bytes(), IDEM_BYTES / 2));
  }
}
