package io.lucidbins.town.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lucidbins.town.demo.LiveTown;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of the page, to be looked at: {@code target/screenshots}. They also hold that nothing
 * sticks out at the side. {@code -Dui.fleet=FOLDER} imports the CSV files of that folder instead of
 * the example.
 */
@ExtendWith(InChromium.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScreenshotsTest {
  private static final Look DESK = new Look(1400, 900, ColorScheme.LIGHT);
  private static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);
  private static final List<Look> LOOKS = List.of(DESK, DESK.dark(), PHONE, PHONE.dark());

  private static final String WIDTH = "() => document.documentElement.scrollWidth";

  @Test
  void of_the_demo_town(Chromium chromium, LiveTown town) {
    for (Look look : LOOKS) {
      try (Visit visit = chromium.visit(town.site(), look)) {
        Page page = live(visit.open(""));
        MapPicture.awaitPixels(page, 100, "ok", "soon", "due", "full");
        take(page, "town", look);
        page.locator("tr[data-bin] a[data-show]").first().click();
        assertThat(page.locator("#drawer canvas")).isVisible();
        take(page, "town-drawer", look);
      }
    }
  }

  @Test
  void of_an_imported_fleet(Chromium chromium, @TempDir Path folder) {
    Path files = Path.of(System.getProperty("ui.fleet", ExampleFleet.folder().toString()));
    try (var bridge = EmptyBridge.start(folder)) {
      try (Visit visit = chromium.visit(bridge.site(), DESK)) {
        ExampleFleet.importInto(visit, files);
        Page page = visit.open("");
        page.fill("#plan-seconds", "10");
        page.click("#plan-make");
        assertThat(page.locator("#plan-publish")).isVisible();
      }
      for (Look look : LOOKS) {
        try (Visit visit = chromium.visit(bridge.site(), look)) {
          Page page = live(visit.open(""));
          MapPicture.awaitPixels(page, 100, "route-0", "route-1", "route-2", "route-3");
          take(page, "fleet", look);
          take(visit.open("import"), "import", look);
        }
      }
    }
  }

  private static Page live(Page page) {
    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    return page;
  }

  private static void take(Page page, String name, Look look) {
    Path folder = Path.of(System.getProperty("ui.target", "target"), "screenshots");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + look + ".png")));
    assertThat(((Number) page.evaluate(WIDTH)).intValue())
        .as("width of %s at %s", name, look)
        .isLessThanOrEqualTo(look.width());
  }
}
