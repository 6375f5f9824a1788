package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;
import java.util.Arrays;

/**
 * Solomon SSD1306 display of 128x64 dots [datasheet Rev 1.1, 8.1.5, 9 and 10]: control bytes,
 * commands with their parameters, the three addressing modes, display on and off, inverse, all on.
 * The charge pump must be on for light. What it shows can be asked by tests. Reading gives the
 * status byte: bit 6 is set while the display is off.
 */
public final class Ssd1306Model implements I2cChip {
  public static final int ADDRESS = 0x3C;

  public static final int WIDTH = 128;
  public static final int HEIGHT = 64;

  private static final int PAGES = HEIGHT / 8;
  private static final int CONTINUATION = 0x80;
  private static final int DATA = 0x40;

  private final Condition condition = new Condition();
  private final byte[] memory = new byte[WIDTH * PAGES];
  private final int[] command = new int[8];
  private int commandBytes;
  private int mode;
  private int column;
  private int firstColumn;
  private int lastColumn;
  private int page;
  private int firstPage;
  private int lastPage;
  private int startLine;
  private boolean on;
  private boolean pump;
  private boolean inverse;
  private boolean allOn;
  private boolean mirroredColumns;
  private boolean mirroredRows;

  /** Powers it up now, with noise in its memory. */
  public Ssd1306Model() {
    reset();
  }

  @Override
  public I2cPart part() {
    return condition.pluggable(new Wires());
  }

  /** Control bytes of one transfer: Co and D/C tell what follows. */
  private final class Wires implements I2cPart {
    private boolean controlNext;
    private boolean single;
    private boolean data;

    @Override
    public boolean start(boolean read) {
      controlNext = true;
      return true;
    }

    @Override
    public boolean write(int value) {
      if (controlNext) {
        single = (value & CONTINUATION) != 0;
        data = (value & DATA) != 0;
        controlNext = false;
      } else {
        take(data, value);
        controlNext = single;
      }
      return true;
    }

    @Override
    public int read() {
      return status();
    }

    @Override
    public void stop() {}
  }

  private synchronized int status() {
    return (on ? 0x00 : 0x40) | (condition.isOther() ? 0x08 : 0x06);
  }

  private synchronized void take(boolean data, int value) {
    if (data) {
      store(value);
      return;
    }
    command[commandBytes++] = value;
    if (commandBytes == lengthOf(command[0])) {
      execute(command[0]);
      commandBytes = 0;
    }
  }

  private static int lengthOf(int code) {
    return switch (code) {
      case 0x20, 0x81, 0x8D, 0xA8, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB -> 2;
      case 0x21, 0x22, 0xA3 -> 3;
      case 0x29, 0x2A -> 6;
      case 0x26, 0x27 -> 7;
      default -> 1;
    };
  }

  private void execute(int code) {
    switch (code) {
      case 0x20 -> mode = command[1] & 3;
      case 0x21 -> columns(command[1] & 0x7F, command[2] & 0x7F);
      case 0x22 -> pages(command[1] & 7, command[2] & 7);
      case 0x8D -> pump = (command[1] & 0x04) != 0;
      case 0xA0, 0xA1 -> mirroredColumns = code == 0xA1;
      case 0xA4, 0xA5 -> allOn = code == 0xA5;
      case 0xA6, 0xA7 -> inverse = code == 0xA7;
      case 0xAE, 0xAF -> on = code == 0xAF;
      case 0xC0, 0xC8 -> mirroredRows = code == 0xC8;
      default -> addressOrIgnore(code);
    }
  }

  private void addressOrIgnore(int code) {
    if (code <= 0x0F) {
      column = (column & 0x70) | code;
    } else if (code <= 0x1F) {
      column = (column & 0x0F) | ((code & 0x07) << 4);
    } else if (code >= 0x40 && code <= 0x7F) {
      startLine = code & 0x3F;
    } else if (code >= 0xB0 && code <= 0xB7) {
      page = code & 0x07;
    }
  }

  private void columns(int first, int last) {
    firstColumn = first;
    lastColumn = last;
    column = first;
  }

  private void pages(int first, int last) {
    firstPage = first;
    lastPage = last;
    page = first;
  }

  private void store(int value) {
    if (!condition.isFrozen()) {
      memory[page * WIDTH + column] = (byte) value;
    }
    switch (mode) {
      case 0 -> {
        if (nextColumn()) {
          nextPage();
        }
      }
      case 1 -> {
        if (nextPage()) {
          nextColumn();
        }
      }
      default -> column = (column + 1) % WIDTH;
    }
  }

  private boolean nextColumn() {
    boolean wraps = column == lastColumn;
    column = wraps ? firstColumn : (column + 1) % WIDTH;
    return wraps;
  }

  private boolean nextPage() {
    boolean wraps = page == lastPage;
    page = wraps ? firstPage : (page + 1) % PAGES;
    return wraps;
  }

  // --- what a test can ask

  /** Whether it gives light at all: display on and charge pump on. */
  public synchronized boolean isLit() {
    return on && pump && !condition.isGone();
  }

  /**
   * Whether a dot is lit, as somebody in front of it sees it.
   *
   * @param x 0 to 127 from the left
   * @param y 0 to 63 from the top
   */
  public synchronized boolean isLit(int x, int y) {
    if (!isLit()) {
      return false;
    }
    // The usual modules are mounted so that A1 and C8 show the memory upright.
    int atColumn = mirroredColumns ? x : WIDTH - 1 - x;
    int row = mirroredRows ? y : HEIGHT - 1 - y;
    int line = (row + startLine) % HEIGHT;
    boolean set = ((memory[line / 8 * WIDTH + atColumn] >> (line % 8)) & 1) != 0;
    return allOn || set != inverse;
  }

  /** A byte of its memory: eight dots of a column, the topmost in bit 0. */
  public synchronized int memory(int atPage, int atColumn) {
    return memory[atPage * WIDTH + atColumn] & 0xFF;
  }

  /** What it shows, two dots to a character, for reports. */
  public synchronized String picture() {
    var text = new StringBuilder();
    for (int y = 0; y < HEIGHT; y += 2) {
      for (int x = 0; x < WIDTH; x++) {
        int both = (isLit(x, y) ? 1 : 0) | (isLit(x, y + 1) ? 2 : 0);
        text.append(" ▀▄█".charAt(both));
      }
      text.append('\n');
    }
    return text.toString();
  }

  // --- faults

  /** It measures nothing. */
  @Override
  public void settle() {}

  /** The picture stays. */
  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** From now on it is an SH1106, told by the low bits of its status. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    Arrays.fill(memory, (byte) 0xA5); // undefined at power-up, so certainly not a clean picture
    commandBytes = 0;
    mode = 2;
    columns(0, WIDTH - 1);
    pages(0, PAGES - 1);
    startLine = 0;
    on = false;
    pump = false;
    inverse = false;
    allOn = false;
    mirroredColumns = false;
    mirroredRows = false;
  }

  /** Nothing that a bus could see depends on its oscillator. */
  @Override
  public void slowClock(double factor) {}

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
