package io.lucidbins.town.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/**
 * A screen.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record Look(int width, int height, ColorScheme scheme) {
  static final Look DESK = new Look(1280, 800, ColorScheme.LIGHT);
  static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);

  /** Wide and narrow, each light and dark. */
  static List<Look> all() {
    return List.of(DESK, DESK.dark(), PHONE, PHONE.dark());
  }

  Look dark() {
    return new Look(width, height, ColorScheme.DARK);
  }

  Browser.NewContextOptions context() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB")
        .setTimezoneId("UTC")
        .setAcceptDownloads(true);
  }

  /** As in {@code 1280-dark}. */
  @Override
  public String toString() {
    return width + "-" + (scheme == ColorScheme.DARK ? "dark" : "light");
  }
}
