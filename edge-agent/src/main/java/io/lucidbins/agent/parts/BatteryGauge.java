package io.lucidbins.agent.parts;

/** A part that measures the battery. */
public interface BatteryGauge {

  /** The name for people, such as "ads1115". */
  String name();

  /** One measurement, in mV at the battery. Initialises the part first if that is due. */
  Measured<Integer> measureMillivolts();
}
