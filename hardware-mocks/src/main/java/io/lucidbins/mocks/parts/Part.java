package io.lucidbins.mocks.parts;

/** What all models of parts have in common, for the wiring and the fault panel. */
public interface Part {

  /** Brings the part up to now; called before anything it senses changes. */
  void settle();

  /** From now on the part works on but its value stays, or no longer stays. */
  void stick(boolean frozen);

  /**
   * From now on the part identifies itself as another one. What that other one is, each model says;
   * a part without an identity that a program could read ignores it and says so.
   */
  void pretendOtherChip();

  /** Its supply dipped: the part starts anew now, with the defaults of its power-up. */
  void reset();

  /**
   * Its own oscillator is off.
   *
   * @param factor of all its times, above 0; 1 is as it should be, 1.5 half as long again
   */
  void slowClock(double factor);

  /** It is unplugged, or plugged in again, which {@linkplain #reset resets} it. */
  void unplug(boolean gone);
}
