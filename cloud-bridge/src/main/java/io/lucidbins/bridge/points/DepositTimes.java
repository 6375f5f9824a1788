package io.lucidbins.bridge.points;

import java.time.Instant;

/**
 * When a deposit happened and when it became known.
 *
 * @param eventAt by the bin's clock
 * @param quality of that clock at the time
 * @param receivedAt by the bridge's clock
 */
public record DepositTimes(Instant eventAt, TimeQuality quality, Instant receivedAt) {
  /**
   * The instant whose rules apply: the event's, unless the bin guessed it or claims a time that has
   * not come yet; then the time of receipt. A wrong clock so gains nothing.
   */
  public Instant effectiveAt() {
    var believed = quality != TimeQuality.ESTIMATED && !eventAt.isAfter(receivedAt);
    return believed ? eventAt : receivedAt;
  }
}
