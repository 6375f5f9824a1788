package io.lucidbins.agent.parts;

import java.util.Optional;

/** A part that reads cards. */
public interface CardReader {

  /** The name for people, such as "pn532". */
  String name();

  /**
   * Looks once for a card, at most for some 200 ms. Initialises the part first if that is due.
   *
   * @return a card, or empty when there is none
   */
  Measured<Optional<Card>> look();

  /**
   * Has the part sleep until the next {@link #look()}; a part that does not answer is left alone.
   */
  void sleep();
}
