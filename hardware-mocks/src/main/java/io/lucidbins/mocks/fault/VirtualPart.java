package io.lucidbins.mocks.fault;

import static io.lucidbins.mocks.fault.Reach.BUS;
import static io.lucidbins.mocks.fault.Reach.CARD;
import static io.lucidbins.mocks.fault.Reach.CELLS;
import static io.lucidbins.mocks.fault.Reach.CHIP;
import static io.lucidbins.mocks.fault.Reach.DATES;
import static io.lucidbins.mocks.fault.Reach.ECHO;
import static io.lucidbins.mocks.fault.Reach.EDGES;
import static io.lucidbins.mocks.fault.Reach.I2C;
import static io.lucidbins.mocks.fault.Reach.IDENTITY;
import static io.lucidbins.mocks.fault.Reach.KERNEL;
import static io.lucidbins.mocks.fault.Reach.PLUG;
import static io.lucidbins.mocks.fault.Reach.READER;
import static io.lucidbins.mocks.fault.Reach.SERIAL;
import static io.lucidbins.mocks.fault.Reach.WRITES;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Every part and wire of a virtual Pi that can fail, by the name that scenarios use. */
public enum VirtualPart {
  VL53L1X("vl53l1x", I2C, CHIP, PLUG, IDENTITY),
  NAU7802("nau7802", I2C, EDGES, CHIP, PLUG, IDENTITY, CELLS),
  TMP102("tmp102", I2C, CHIP, PLUG, IDENTITY),
  LIS3DH("lis3dh", I2C, EDGES, CHIP, PLUG, IDENTITY),
  ADS1115("ads1115", I2C, CHIP, PLUG, IDENTITY),
  SSD1306("ssd1306", I2C, CHIP, PLUG),
  PN532_UART("pn532-uart", SERIAL, CHIP, PLUG, IDENTITY, READER, CARD),
  PN532_I2C("pn532-i2c", I2C, CHIP, PLUG, IDENTITY, READER, CARD),
  A02YYUW("a02yyuw", SERIAL, CHIP, PLUG, IDENTITY),
  MAXBOTIX("maxbotix", SERIAL, CHIP, PLUG, IDENTITY),
  HC_SR04("hc-sr04", WRITES, EDGES, CHIP, PLUG, ECHO),
  JSN_SR04T("jsn-sr04t", WRITES, EDGES, CHIP, PLUG, ECHO),
  HX711("hx711", WRITES, EDGES, CHIP, PLUG, CELLS),
  HX711_IIO("hx711-iio", KERNEL, CHIP, PLUG, CELLS),
  SRF04_IIO("srf04-iio", KERNEL, CHIP, PLUG),
  VL53L0X_IIO("vl53l0x-iio", KERNEL, CHIP, PLUG),
  LID("lid", EDGES, PLUG),
  BUTTON("button", EDGES),
  LED_GREEN("led-green", WRITES),
  LED_RED("led-red", WRITES),
  BUZZER("buzzer", WRITES),
  I2C_1("i2c-1", BUS),
  I2C_3("i2c-3", BUS),
  CLOCK("clock", DATES);

  private final String word;
  private final int reaches;

  VirtualPart(String word, Reach first, Reach... more) {
    this.word = word;
    this.reaches = Reach.bits(first, more);
  }

  /** The word for it in scenarios. */
  public String word() {
    return word;
  }

  /** Where faults get at it. */
  public Set<Reach> reaches() {
    return Reach.of(reaches);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(VirtualPart::word).toList();
  }

  /**
   * A part by its word.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are and
   *     the nearest
   */
  public static VirtualPart named(String word) {
    return Arrays.stream(values())
        .filter(part -> part.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no part \"%s\", only %s%s"
                    .formatted(word, String.join(", ", words()), Nearest.hint(word, words()))));
  }
}
