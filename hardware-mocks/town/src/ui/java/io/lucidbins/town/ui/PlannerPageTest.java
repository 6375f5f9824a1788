package io.lucidbins.town.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.lucidbins.town.demo.LiveTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planner's page of a living town. */
@ExtendWith(InChromium.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlannerPageTest {
  private final Chromium chromium;
  private final LiveTown town;

  PlannerPageTest(Chromium chromium, LiveTown town) {
    this.chromium = chromium;
    this.town = town;
  }

  @Test
  void draws_bins_and_routes_on_the_map_and_lists_the_same_bins() {
    try (Visit visit = chromium.visit(town.site(), Look.DESK)) {
      Page page = visit.open("");

      assertThat(page.locator("tr[data-bin]")).hasCount(LiveTown.BINS);
      MapPicture.awaitPixels(page, 300, "ok", "soon", "due", "full");
      MapPicture.awaitPixels(page, 300, "route-0", "route-1", "route-2", "route-3");
    }
  }

  @Test
  void goes_live_and_shows_what_changes_without_being_reloaded() {
    try (Visit visit = chromium.visit(town.site(), Look.DESK)) {
      Page page = visit.open("");

      assertThat(page.locator("#live")).hasAttribute("data-state", "live");
      var clock = page.locator("#clock");
      assertThat(clock).not().hasText(clock.innerText());
    }
  }

  @Test
  void asks_no_other_host_and_has_nothing_to_complain_about() {
    try (Visit visit = chromium.visit(town.site(), Look.DESK)) {
      Page page = visit.open("");
      assertThat(page.locator("#live")).hasAttribute("data-state", "live");
      MapPicture.awaitPixels(page, 300, "ok", "soon", "due", "full");
      openDrawer(page);

      assertThat(visit.foreignRequests()).isEmpty();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.town.ui.Look#all")
  void has_no_barrier_that_axe_finds(Look look) {
    try (Visit visit = chromium.visit(town.site(), look)) {
      Page page = visit.open("");
      assertThat(page.locator("#live")).hasAttribute("data-state", "live");
      assertThat(visit.barriers()).as("page, %s", look).isEmpty();

      openDrawer(page);
      assertThat(visit.barriers()).as("drawer, %s", look).isEmpty();
    }
  }

  @Test
  void lists_and_filters_the_bins_without_any_script() {
    try (Visit visit = chromium.visitWithoutScript(town.site(), Look.DESK)) {
      Page page = visit.open("");
      assertThat(page.locator("tr[data-bin]")).hasCount(LiveTown.BINS);
      assertThat(page.locator("#plan .lane, #plan .route")).not().hasCount(0);

      page.fill("#q", "market");
      page.keyboard().press("Enter");
      assertThat(page.locator("tr[data-bin]").first()).containsText("Market");
      assertThat(page.locator("tr[data-bin]")).not().hasCount(LiveTown.BINS);
    }
  }

  private static void openDrawer(Page page) {
    page.locator("tr[data-bin] a[data-show]").first().click();
    assertThat(page.locator("#drawer-title")).isVisible();
    assertThat(page.locator("#drawer canvas")).isVisible();
  }
}
