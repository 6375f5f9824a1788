package io.lucidbins.bridge.points;

/**
 * One side of a ledger transaction.
 *
 * @param amount in the smallest unit of the asset, not 0; positive adds to the account
 */
public record Leg(AccountKind kind, Asset asset, long amount) {
  public Leg {
    if (amount == 0) {
      throw new IllegalArgumentException("a leg of " + kind + " moves nothing");
    }
  }
}
