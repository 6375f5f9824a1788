package io.lucidbins.agent.parts;

import org.jspecify.annotations.Nullable;

/**
 * What a citizen touches, sees and hears at a bin. Each pin is a BCM number, null if nothing is
 * wired there.
 *
 * @param lidPin from the reed switch of the lid; low means closed
 * @param buttonPin from the push button; low means pressed
 * @param lamps to lamps and buzzer
 * @param display what shows pictures, on the bus of the parts
 */
public record PanelSettings(
    @Nullable Integer lidPin, @Nullable Integer buttonPin, Lamps lamps, DisplayPart display) {

  /** Where the reed switch of the reference wiring is. */
  public static final int USUAL_LID_PIN = 17;

  /** Displays that the agent can drive. */
  public enum DisplayPart {
    NONE,
    SSD1306
  }

  /** Lines that are switched: high is on. */
  public record Lamps(
      @Nullable Integer greenPin, @Nullable Integer redPin, @Nullable Integer buzzerPin) {
    /** Nothing is wired. */
    public static final Lamps NONE = new Lamps(null, null, null);

    public Lamps {
      PartsSettings.checkPin("led_green_pin", greenPin);
      PartsSettings.checkPin("led_red_pin", redPin);
      PartsSettings.checkPin("buzzer_pin", buzzerPin);
    }
  }

  public PanelSettings {
    PartsSettings.checkPin("lid_pin", lidPin);
    PartsSettings.checkPin("button_pin", buttonPin);
  }

  /** The lid's switch on GPIO 17, and nothing else. */
  public static PanelSettings defaults() {
    return new PanelSettings(USUAL_LID_PIN, null, Lamps.NONE, DisplayPart.NONE);
  }

  /** A bin with a slot: nothing at all. */
  public static PanelSettings none() {
    return new PanelSettings(null, null, Lamps.NONE, DisplayPart.NONE);
  }

  /** Everything, wired as in the reference. */
  public static PanelSettings all() {
    return new PanelSettings(USUAL_LID_PIN, 5, new Lamps(19, 6, 13), DisplayPart.SSD1306);
  }
}
