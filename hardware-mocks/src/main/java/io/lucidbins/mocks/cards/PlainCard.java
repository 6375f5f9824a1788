package io.lucidbins.mocks.cards;

/**
 * A card of which only the number is used: 4 bytes as MIFARE Classic, 7 as MIFARE Ultralight, 10 as
 * the standard allows [NXP AN10833, ATQA and SAK of its cards].
 */
public final class PlainCard implements ContactlessCard {
  private final byte[] uid;

  /**
   * @param uid 4, 7 or 10 bytes
   */
  public PlainCard(byte[] uid) {
    if (uid.length != 4 && uid.length != 7 && uid.length != 10) {
      throw new IllegalArgumentException(
          "a card UID has 4, 7 or 10 bytes, but this one has " + uid.length);
    }
    this.uid = uid.clone();
  }

  @Override
  public byte[] uid() {
    return uid.clone();
  }

  @Override
  public int atqa() {
    return switch (uid.length) {
      case 4 -> 0x0004;
      case 7 -> 0x0044;
      default -> 0x0084;
    };
  }

  @Override
  public int sak() {
    return uid.length == 4 ? 0x08 : 0x00;
  }

  @Override
  public byte[] ats() {
    return new byte[0];
  }

  @Override
  public void activate() {}

  @Override
  public byte[] exchange(byte[] command) {
    return new byte[0];
  }
}
