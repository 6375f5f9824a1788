package io.lucidbins.town.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of the machine without a window. Tests open {@link Visit}s in it; each has its own
 * cookies and cache.
 */
final class Chromium implements AutoCloseable {
  /**
   * Chromium's own sandbox does not start for root; the others keep it from looking for hosts of
   * its maker.
   */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException if the program is not there
   */
  static Chromium start() {
    var program = Path.of(System.getProperty("ui.chromium", "/usr/bin/chromium"));
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "no Chromium at " + program + "; install chromium, or name one by -Dui.chromium=PATH");
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(Visit.LONGEST_WAIT_MS);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var launch = new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS);
    return new Chromium(playwright, playwright.chromium().launch(launch));
  }

  /** A first visit, with scripts. */
  Visit visit(String site, Look look) {
    return new Visit(browser.newContext(look.context()), site);
  }

  /** A first visit by a browser that runs no scripts. */
  Visit visitWithoutScript(String site, Look look) {
    return new Visit(browser.newContext(look.context().setJavaScriptEnabled(false)), site);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
