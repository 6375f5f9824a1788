package io.lucidbins.bridge.points;

/**
 * What stays of a card after its seal was opened: the HMAC of its number under the tenant's secret,
 * {@value #BYTES} bytes. Two taps of one card have one mark, and no number can be found from it
 * without the secret.
 */
public record CardMark(Octets hmac) {
  public static final int BYTES = 32;

  public CardMark {
    if (hmac.length() != BYTES) {
      throw new IllegalArgumentException(
          "a card mark has " + BYTES + " bytes, not " + hmac.length());
    }
  }
}
