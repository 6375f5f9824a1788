package io.lucidbins.agent.parts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * 128 x 64 dots, each light or dark; all dark at first. Columns count from the left, rows from the
 * top.
 */
public final class Dots {
  /** Columns. */
  public static final int WIDTH = 128;

  /** Rows. */
  public static final int HEIGHT = 64;

  /** Eight rows a page, one byte a column, the upper row in bit 0: the layout of an SSD1306. */
  private final byte[] pages = new byte[WIDTH * HEIGHT / 8];

  /**
   * Makes one dot light or dark.
   *
   * @throws IllegalArgumentException if it is outside 0 to 127, 0 to 63
   */
  public Dots set(int x, int y, boolean light) {
    check(x, y);
    int bit = 1 << (y % 8);
    int index = y / 8 * WIDTH + x;
    pages[index] = (byte) (light ? pages[index] | bit : pages[index] & ~bit);
    return this;
  }

  /**
   * Whether a dot is light.
   *
   * @throws IllegalArgumentException if it is outside 0 to 127, 0 to 63
   */
  public boolean isLight(int x, int y) {
    check(x, y);
    return ((pages[y / 8 * WIDTH + x] >> (y % 8)) & 1) != 0;
  }

  /** Page {@code number}, 0 to 7: 128 bytes; a copy. */
  byte[] page(int number) {
    return Arrays.copyOfRange(pages, number * WIDTH, (number + 1) * WIDTH);
  }

  private static void check(int x, int y) {
    if (x < 0 || x >= WIDTH || y < 0 || y >= HEIGHT) {
      throw new IllegalArgumentException(
          "dots are 0 to 127, 0 to 63, but this one is " + x + ", " + y);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dots dots && Arrays.equals(pages, dots.pages);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pages);
  }
}
