package io.lucidbins.agent.parts;

/** A part that measures how far away the waste is. */
public interface RangeFinder {

  /** The name for people, such as "vl53l1x". */
  String name();

  /** One measurement: millimetres from the part. Initialises the part first if that is due. */
  Measured<Integer> measureMm();

  /** The nearest distance that it can measure, mm from the part: what is nearer is not seen. */
  int deadZoneMm();
}
