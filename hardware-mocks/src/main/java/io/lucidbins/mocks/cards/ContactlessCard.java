package io.lucidbins.mocks.cards;

/** An ISO/IEC 14443 type A card. */
public interface ContactlessCard {

  /** Its number: 4, 7 or 10 bytes. */
  byte[] uid();

  /** Answer to request, 16 bits. */
  int atqa();

  /** Select acknowledge; bit 5 tells of ISO/IEC 14443-4. */
  int sak();

  /** Answer to select from its length byte on; empty if the card has none. */
  byte[] ats();

  /** It came into a field and was selected anew. */
  void activate();

  /**
   * What it answers to an application command, status words included; empty if it is silent, which
   * a reader sees as a time-out.
   */
  byte[] exchange(byte[] command);
}
