package io.lucidbins.bridge.points;

import java.util.List;

/** What is read from the books. */
public interface PointsFeed {
  /** The most awards that {@link #latest} gives. */
  int LATEST_MAX = 500;

  /**
   * The newest awards, newest first.
   *
   * @param count 1..{@value #LATEST_MAX}
   */
  List<AwardedDeposit> latest(int count);

  /** What all awarded deposits add up to, by material code. */
  List<MaterialTotal> totals();

  /** What a wallet owns; a wallet that nobody has owns nothing. */
  Balances balances(WalletId wallet);
}
