package io.lucidbins.agent.parts;

/** A part that measures the temperature inside the bin. */
public interface Thermometer {

  /** The name for people, such as "tmp102". */
  String name();

  /** One measurement, in 0.001 degC. Initialises the part first if that is due. */
  Measured<Integer> measureMilliCelsius();
}
