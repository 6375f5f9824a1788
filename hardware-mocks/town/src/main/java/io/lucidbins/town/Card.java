package io.lucidbins.town;

import java.util.HexFormat;

/**
 * A citizen's card as a reader sees it.
 *
 * @param uidHex the 7 bytes of its UID in upper-case hex (ISO/IEC 14443-3, first byte 04 = NXP);
 *     empty for somebody who shows no card
 */
public record Card(String uidHex) {

  /** Nobody's card: the deposit is anonymous. */
  public static final Card NONE = new Card("");

  /** The card of citizen number n, which is the same in every run. */
  public static Card ofNumber(int n) {
    return new Card("04A1%08X80".formatted(n * 0x9E3779B1));
  }

  public boolean isPresent() {
    return !uidHex.isEmpty();
  }

  public byte[] uid() {
    return HexFormat.of().parseHex(uidHex);
  }
}
