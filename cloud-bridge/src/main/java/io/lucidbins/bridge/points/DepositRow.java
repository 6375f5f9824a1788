package io.lucidbins.bridge.points;

/**
 * A deposit as ingest hands it over.
 *
 * @param payloadSha SHA-256 of the whole record but its wall time and certainty, which may differ
 *     between two sends of one record
 */
public record DepositRow(
    DepositKey key, Octets payloadSha, DepositTimes times, Presence presence, Load load) {
  public static final int SHA_BYTES = 32;

  public DepositRow {
    if (payloadSha.length() != SHA_BYTES) {
      throw new IllegalArgumentException(
          "deposit %s: a payload hash has %d bytes, not %d"
              .formatted(key, SHA_BYTES, payloadSha.length()));
    }
  }
}
