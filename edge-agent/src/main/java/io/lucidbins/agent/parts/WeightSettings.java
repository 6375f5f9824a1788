package io.lucidbins.agent.parts;

/**
 * The scale of a bin.
 *
 * @param part which one
 * @param clockPin BCM number of the line to SCK of an HX711
 * @param dataPin BCM number of the line from DOUT of an HX711
 */
public record WeightSettings(Part part, int clockPin, int dataPin) {

  /** Scales that the agent can drive; {@code HX711_IIO} is the kernel's driver of the HX711. */
  public enum Part {
    NONE,
    NAU7802,
    HX711,
    HX711_IIO
  }

  public WeightSettings {
    PartsSettings.checkPin("weight_clock_pin", clockPin);
    PartsSettings.checkPin("weight_data_pin", dataPin);
  }

  /** A NAU7802. */
  public static WeightSettings defaults() {
    return of(Part.NAU7802);
  }

  /** The reference wiring of a part. */
  public static WeightSettings of(Part part) {
    return new WeightSettings(part, 16, 12);
  }
}
