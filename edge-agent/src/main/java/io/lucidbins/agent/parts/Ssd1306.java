package io.lucidbins.agent.parts;

// https://cdn-shop.adafruit.com/datasheets/SSD1306.pdf

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Pause;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Solomon Systech SSD1306, 128 x 64 organic dots, supplied by its own charge pump. It only listens,
 * so nobody can see whether it lost its supply since the last image: each image comes with the
 * whole initialisation and each page with where it belongs.
 *
 * <p>The order is that of the application note at the end of the datasheet (figure 2, software
 * initialisation); pre-charge and VCOMH for a charge pump are those of Adafruit_SSD1306 and u8g2's
 * {@code u8x8_d_ssd1306_128x64_noname}.
 */
public final class Ssd1306 implements Display {
  static final int ADDRESS = 0x3C;

  /** Control byte before commands to the end of the transfer [8.1.5.2]. */
  private static final int COMMANDS = 0x00;

  /** Control byte before one byte of a command. */
  private static final int ONE = 0x80;

  /**
   * Twice before each transfer: a command that was cut before its one or two arguments takes these
   * for them, and not the beginning of its own repetition.
   */
  private static final byte NOP = (byte) 0xE3;

  private static final int PAGES = Dots.HEIGHT / 8;

  /** Of the application note, between display off and display on. */
  private static final byte[] SETTINGS =
      HexFormat.of()
          .parseHex(
              "E3E3"
                  + "A83F" // multiplex ratio: 64 rows
                  + "D300" // no offset
                  + "40" // start line 0
                  + "A1" // column 127 is segment 0
                  + "C8" // rows scanned from the last
                  + "DA12" // alternative row pins
                  + "817F" // contrast as after a reset
                  + "A4" // shows its memory
                  + "A6" // 1 is light
                  + "D580" // clock
                  + "D9F1" // pre-charge 15 and 1 clocks
                  + "DB40" // VCOMH
                  + "2000" // horizontal addressing
                  + "2E" // no scrolling
                  + "8D14"); // charge pump on

  private static final byte DISPLAY_OFF = (byte) 0xAE;
  private static final byte DISPLAY_ON = (byte) 0xAF;

  /**
   * Columns 0 to 127 of one page, and its dots. In one transfer, so that one that was cut after
   * some of the dots is repeated from the first dot on.
   */
  private static final byte[] PAGE =
      HexFormat.of()
          .parseHex(
              "E380E3"
                  + "80218000807F" // columns
                  + "802280008000" // pages, put in for each
                  + "40"); // dots to the end of the transfer

  private static final int FIRST_PAGE = 12;
  private static final int LAST_PAGE = 14;

  private final I2cRegisters registers;
  private final Pause pause;
  private final Revival revival;

  public Ssd1306(I2C i2c, Pause pause) {
    this.registers = new I2cRegisters(i2c, 1, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "ssd1306";
  }

  @Override
  public Optional<Failure> show(Dots image) {
    return why(revival.attempt(this::dark, () -> draw(image)));
  }

  @Override
  public Optional<Failure> off() {
    return why(revival.attempt(() -> {}, this::switchedOff));
  }

  /** What its memory holds after power-up is shown to nobody. */
  private void dark() {
    registers.write(COMMANDS, NOP, NOP, DISPLAY_OFF);
  }

  /** One transfer for each page, so that other parts of the bus get their turns. */
  private Measured<Boolean> draw(Dots image) {
    registers.write(COMMANDS, SETTINGS);
    for (int page = 0; page < PAGES; page++) {
      registers.write(ONE, page(image, page));
    }
    registers.write(COMMANDS, NOP, NOP, DISPLAY_ON);
    return new Reading<>(true, Quality.BEST, pause.clock().nanos());
  }

  private static byte[] page(Dots image, int number) {
    byte[] bytes = Arrays.copyOf(PAGE, PAGE.length + Dots.WIDTH);
    bytes[FIRST_PAGE] = (byte) number;
    bytes[LAST_PAGE] = (byte) number;
    System.arraycopy(image.page(number), 0, bytes, PAGE.length, Dots.WIDTH);
    return bytes;
  }

  private Measured<Boolean> switchedOff() {
    dark();
    return new Reading<>(false, Quality.BEST, pause.clock().nanos());
  }

  private static Optional<Failure> why(Measured<Boolean> done) {
    return done instanceof Failed<Boolean>(Failure why) ? Optional.of(why) : Optional.empty();
  }
}
